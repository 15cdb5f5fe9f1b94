import { bytes, number } from './format';

/** Words of settings, keyboard, links and files to take away, in English. */
export const peopleEn = {
  skip: 'Skip links',
  skipTo: {
    main: 'Skip to the content',
    picture: 'Skip to the picture',
    maps: 'Skip to the feature maps',
  },
  openAlone: 'Open in Squeezelens',
  close: 'Close',
  menu: 'Menu',
  settings: 'Settings',
  about: 'About',
  theme: 'Theme',
  themes: { system: 'as the system', light: 'light', dark: 'dark' },
  singleKeys: 'Single keys are shortcuts',
  tour: 'Tour',
  tourStep: (step: number) => `left at step ${step}`,
  threads: 'Threads for the network',
  threadsMeasured: (n: number) => `${number('en', n)}, the fastest measured on this device`,
  threadsUnknown: 'not measured yet',
  processor: 'Network runs on',
  processors: { auto: 'whatever is faster', wasm: 'WebAssembly', webgpu: 'WebGPU' },
  processorSays:
    'WebGPU is another build of the runtime, 4 to 7 MB, loaded when it is first used. Before it is used, every layer is compared with WebAssembly.',
  faster: {
    wasm: 'Measured on this device: WebAssembly is faster than WebGPU, or WebGPU could not be used.',
    webgpu: 'Measured on this device: WebGPU is faster than WebAssembly.',
  },
  kept: 'These settings stay in this browser, on this device. All else that is kept, and how to remove it, is told on the page This device.',
  notKept: 'This browser lets the page store nothing: the settings last until the page is closed.',
  reset: 'Reset all',
  shortcuts: 'Keyboard',
  shortcutsOff: 'Single keys are switched off; the settings switch them on.',
  shortcutsOn: 'The settings can switch single keys off.',
  key: 'Key',
  does: 'What it does',
  keys: {
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
  },
  share: 'Take away',
  link: 'Link',
  copyLink: 'Copy link',
  copied: (length: number) => `Copied: ${number('en', length)} characters.`,
  copyRefused: 'The browser did not allow copying: the link is below, copy it by hand.',
  linkSays:
    'The link opens this view: model, layer, channel, position, colours. Your own picture is not in it.',
  copyWithPicture: 'Link with picture',
  pictureSays: (length: number) =>
    `A small copy of the picture goes into the link, behind the #, and is never sent to a server. The link becomes ${number('en', length)} characters long. The copy is compressed again: numbers differ a little from those of the original.`,
  pictureWaits: 'Making the small copy …',
  pictureNone: 'There is no picture yet to put into a link.',
  linkField: 'The link',
  notices: {
    model: (id: string, shown: string) => ({
      message: `The link asks for the model ${id}, which is not here.`,
      advice: `${shown} is shown instead.`,
    }),
    ownModel: (id: string, shown: string) => ({
      message: `The address asks for a model file, ${id}, that was opened from a disk and is not here.`,
      advice: `${shown} is shown instead. Open the same file to see what the address shows.`,
    }),
    openModel: 'Choose the missing model file',
    ownPicture: () => ({
      message: 'The address was made of a picture that is not in it: pictures stay where they were chosen.',
      advice: 'A sample is shown instead. Choose the same picture to see what the address shows.',
    }),
    sample: (file: string) => ({
      message: `The link asks for the sample ${file}, which is not here.`,
      advice: 'The first sample is shown instead.',
    }),
    unread: (names: string) => ({
      message: `The link says something that this version of the page does not understand: ${names}.`,
      advice: 'It may have been made by another version. All else in it is shown.',
    }),
    fragment: () => ({
      message: 'The picture in the link cannot be read: the link may have been cut off.',
      advice: 'A sample is shown instead. Ask for the link again, or choose a picture.',
    }),
  },
  noFont: {
    message: 'No font for this language is installed on this device: its characters cannot be drawn.',
    advice: 'Install one, or choose another language above.',
  },
  files: 'Files',
  filesSay: (layer: string) => `Of the picture and the model on view; the layer is ${layer}.`,
  noRun: 'The network has not run yet: there is nothing to take away.',
  layerNpz: (layer: string, size: number) => `${layer} as NPZ, ${bytes('en', size)}`,
  runNpz: (layers: number, size: number) => `All ${number('en', layers)} layers as NPZ, ${bytes('en', size)}`,
  predictionsCsv: 'Predictions as CSV',
  notebook: 'Notebook as ZIP',
  notebookSays:
    'Picture, predictions, chosen maps, costs, settings and checksums, with a README: all that is needed to repeat the result.',
  packing: (part: string) => `Packing ${part} …`,
  packed: (file: string, size: number) => `Saved ${file}, ${bytes('en', size)}.`,
  packFailed: (message: string) => `The file could not be made: ${message}`,
  mapsFile: (layer: string, model: string) => `Feature maps of ${layer}, SqueezeNet ${model}`,
  mapsNote: (unit: string, recipe: string) => `Colour: ${unit}. Input: ${recipe}.`,
  recipe: (size: number, fit: string, via: number | null, planes: string, mean: string) =>
    `${fit} to ${size} × ${size}${via === null ? '' : ` by way of ${via} × ${via}`}, planes ${planes}, minus ${mean}`,
  readme: (model: string, recipe: string, link: string) => `# A result of Squeezelens

SqueezeNet ${model} on the picture in this folder. Input: ${recipe}.

| file | what it is |
|---|---|
| picture/original.* | the picture as it was put in |
| picture/fed.png | the pixels that the network was given |
| predictions.csv | all classes: index, WordNet id, name, probability, logit |
| costs.csv | every layer: shape, parameters, multiply-accumulates, bytes of its output |
| maps/*.npz | the activations of the chosen layer, float32: \`numpy.load(file)[key]\`, shape 1, channels, rows, columns |
| maps/*.png | the same as colours, one pixel a value, the channels in rows |
| settings.json | model file and its SHA-256, input recipe, view, device, time |
| SHA256SUMS | checksums of all other files: \`sha256sum -c SHA256SUMS\` |

To repeat it: open the link, choose picture/original and compare the numbers. The model is the one with the SHA-256 in
settings.json.

${link}
`,
};
