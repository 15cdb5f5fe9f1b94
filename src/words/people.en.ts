import { number } from './format';

/** Words of settings, keyboard and what is told of links, in English. */
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
  share: 'Take away',
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
  mapsFile: (layer: string, model: string) => `Feature maps of ${layer}, SqueezeNet ${model}`,
  mapsNote: (unit: string, recipe: string) => `Colour: ${unit}. Input: ${recipe}.`,
  recipe: (size: number, fit: string, via: number | null, planes: string, mean: string) =>
    `${fit} to ${size} × ${size}${via === null ? '' : ` by way of ${via} × ${via}`}, planes ${planes}, minus ${mean}`,
};
