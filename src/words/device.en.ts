import { bytes, number, significant } from './format';

/** Words of the page about this device and of the dialog about Squeezelens, in English; loaded when they are opened. */
export const deviceEn = {
  trust: 'Trust',
  trustSays: (recordedOn: string) =>
    `The network runs on one of our sample pictures (${recordedOn}), and each of its layers is compared with what ONNX Runtime’s native build computed from the same weights and pixels.`,
  check: 'Check every layer',
  notReady: 'The network is not loaded yet.',
  verdict: {
    unchecked: 'Not checked yet.',
    checking: 'Checking …',
    unknown:
      'There are no recorded values for these weights, fed in this way: this check can say nothing about them.',
    good: (model: string, layers: number, worst: number, tolerance: number, by: string) =>
      `${model}: all ${number('en', layers)} layers agree with the values recorded by ${by}. The largest error is ${significant('en', worst, 2)} of a layer’s range; up to ${significant('en', tolerance, 1)} is rounding.`,
    bad: (model: string, layer: string, error: string, by: string) =>
      `${model}: ${layer} is the first layer that differs from the values recorded by ${by}, by ${error}. Do not rely on it, nor on any layer after it.`,
    share: (error: number) => `${significant('en', error, 2)} of its range`,
    form: 'a shape or a value that is no number',
    badInput:
      'The pixels already differ: the browser, or an extension, changes what a page reads of a picture, as a protection against tracking. Allow this page to read canvases, then check again.',
    badLayer:
      'Reload the page, which reads the weights anew, and check again. If it stays: open the page with ?threads=1 in the address, update the browser, or use another device; then please report it with the text below.',
  },
  errors: 'Largest error of each layer',
  errorsNote: (tolerance: number) =>
    `The largest difference of mean, standard deviation, smallest, largest and 32 values from those recorded, as a share of the layer’s recorded range; logarithmic. The line is the tolerance, ${significant('en', tolerance, 1)}.`,
  layer: 'layer',
  error: 'error, share of range',
  exact: 'exactly equal',
  facts: 'What runs here',
  factsSay: 'Read from the browser just now. None of it is sent anywhere.',
  copy: 'Copy as text',
  copied: 'Copied.',
  copyRefused: 'The browser did not allow copying: mark the table and copy it by hand.',
  fact: {
    version: 'Squeezelens',
    model: 'Model',
    runtime: 'Runtime',
    provider: 'Execution provider',
    threads: 'Threads',
    isolation: 'Cross-origin isolation',
    readback: 'Pixels as the page reads them',
    cores: 'Processor cores',
    deviceMemory: 'Memory of the device',
    heap: 'JavaScript heap',
    wasm: 'WebAssembly memory',
    storage: 'Storage used by this site',
    worker: 'Service worker',
    offline: 'Without a connection',
    browser: 'Browser',
    trust: 'Trust',
    faults: 'Last errors',
  },
  ownFile: 'a file of your own',
  wasm: 'WebAssembly',
  webgpu: (adapter: string) => (adapter ? `WebGPU (${adapter})` : 'WebGPU'),
  gpu: 'WebGPU against WebAssembly',
  gpuNote: (tolerance: number) =>
    `The largest difference of any value of a layer on a reference picture, compared before WebGPU was used, as a share of the layer’s range; logarithmic. The line is the tolerance, ${significant('en', tolerance, 1)}.`,
  isolated: 'yes: several threads are possible',
  notIsolated: 'no: one thread runs',
  readbacks: { exact: 'exact', altered: 'altered by the browser or an extension' },
  cores: (n: number) => number('en', n),
  deviceMemory: (gib: number) => `about ${number('en', gib)} GiB, as the browser says`,
  ofLimit: (used: number, limit: number) => `${bytes('en', used)} of at most ${bytes('en', limit)}`,
  workers: { active: 'active', none: 'none' },
  readiness: {
    off: 'does not open: no service worker here',
    preparing: 'being made ready',
    ready: 'opens, with the models on view',
    unkept: 'opens, but not with this model: its file is not kept',
    'no-storage': 'does not open: the browser lets the page store nothing',
    'no-connection': 'not yet: a file could not be fetched',
  },
  unknown: 'the browser does not say',
  none: 'none',
  fault: (time: string, kind: string, message: string) => `${time} ${kind}: ${message}`,
  privacy: 'Privacy',
  privacySays:
    'Your pictures, the camera’s too, and everything computed from them stay in the memory of this tab and are gone when you close it; nothing of them is sent to anyone, and there is no telemetry. In this browser, on this device, the page keeps: your settings and what was measured to be fastest here; the authors’ weights once you have fetched them; models of your own that you chose to keep, and how they are fed; of comparisons over many pictures, the mean of every channel under a checksum of each picture, not the picture; a picture that another program shared, or that was open when you took a new version of the page, until it is opened again; and the page’s own files, so that it works offline. Whoever hosts this page sees, as of any page, your address on the network, your browser’s name and which files were fetched when. GitHub sees the same only if you press the button that fetches the authors’ weights. A link with a picture carries it behind the #, which no server is sent.',
  remove: 'Remove everything that is kept',
  removeSays:
    'Settings, measurements, fetched weights, kept models, results of comparisons and the copy of the page for offline use are deleted. What is open in this tab stays until you close it.',
  removeSure: 'Remove',
  removeNot: 'Keep',
  removed: 'Removed: nothing of this page is kept in this browser any more.',
  notRemoved: 'Not everything could be removed. Close the other tabs of this page, then try again.',
  aboutSays:
    'Squeezelens shows the inside of the real SqueezeNet 1.0 and 1.1, in the browser, on your own picture. Every number on the page comes from the model, from a measurement, or from a formula beside it.',
  version: (version: string) => `Version ${version}, MIT licence.`,
  weights: 'Weights',
  weightsSay:
    'SqueezeNet and its weights are by Forrest Iandola and others (arXiv 1602.07360), under the BSD licence. They are fetched from the authors’ repository only when you press the button for it, and checked. The starter weights, the sample pictures and the Chinese class names were made for this project.',
  licences: 'Software in this page',
  licencesMissing: 'The list is made when the page is built: this copy has none.',
};

export type DeviceWords = typeof deviceEn;
