/** Words of the list of keys, in English. */
export const keysEn = {
  shortcutsOff: 'Single keys are switched off; the settings switch them on.',
  shortcutsOn: 'The settings can switch single keys off.',
  key: 'Key',
  does: 'What it does',
  model: (id: string) => `show ${id}`,
  nextLayer: 'next layer',
  previousLayer: 'previous layer',
  nextChannel: 'next channel',
  previousChannel: 'previous channel',
  explore: 'open Explore',
  cost: 'open Cost',
  help: 'this list',
  arrows: 'move inside a grid, a map or a chart',
  enter: 'choose what is in focus',
  home: 'first or last in a grid',
  escape: 'close a dialog',
  arrowNames: 'Arrow keys',
  enterNames: 'Enter',
  homeNames: 'Home, End',
  escapeNames: 'Esc',
};

export type KeyWords = typeof keysEn;
