import type { KeyWords } from './keys.en';

/** Words of the list of keys, in Simplified Chinese. */
export const keysZh: KeyWords = {
  shortcutsOff: '单键快捷键已关闭，可在设置中打开。',
  shortcutsOn: '单键快捷键可在设置中关闭。',
  key: '按键',
  does: '作用',
  model: (id) => `显示 ${id}`,
  nextLayer: '下一层',
  previousLayer: '上一层',
  nextChannel: '下一个通道',
  previousChannel: '上一个通道',
  explore: '打开“探索”',
  cost: '打开“开销”',
  help: '显示本列表',
  arrows: '在网格、特征图或图表中移动',
  enter: '选定焦点所在的项',
  home: '网格中的第一项或最后一项',
  escape: '关闭对话框',
  arrowNames: '方向键',
  enterNames: 'Enter',
  homeNames: 'Home、End',
  escapeNames: 'Esc',
};
