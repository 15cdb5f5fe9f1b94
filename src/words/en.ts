import { costEn } from './cost.en';
import { modelProblems, modelsEn, type ModelProblems } from './models.en';
import { offlineEn } from './offline.en';
import { explainEn } from './explain.en';
import { bytes, number, percent, significant } from './format';
import { fireEn } from './fire.en';
import { liveEn } from './live.en';
import { mapEn } from './map.en';
import { peopleEn } from './people.en';
import { summariesEn } from './summaries.en';

/** Every word on the page, in English. A language is one file of this shape; a missing key does not compile. */
export const en = {
  lang: 'en',
  name: 'English',
  app: {
    tagline: 'See inside the real SqueezeNet, on your own picture.',
    model: 'Model',
    language: 'Language',
    pages: { explore: 'Explore', compare: 'Compare', cost: 'Cost', learn: 'Learn', device: 'This device' },
    views: 'Views',
    privacy: 'Your picture never leaves this browser.',
    recorded: (model: string) => `Recorded result of ${model}, shown until the network has loaded.`,
    noResult: 'No result yet.',
    missingLayer: (layer: string, model: string) => `${model} has no layer ${layer}.`,
    notRecorded: (layer: string) =>
      `${layer} is not part of the recorded result: it appears when the network has run.`,
    ran: (ms: string, device: string) => `${ms} ms · ${device}`,
    device: (provider: string, threads: number) =>
      `${provider}, ${number('en', threads)} ${threads === 1 ? 'thread' : 'threads'}`,
    steps: {
      download: 'Loading the weights',
      verify: 'Checking the weights',
      read: 'Reading the network',
      profile: 'Measuring the layers',
      session: 'Preparing the network',
    },
    downloading: (loaded: number, total: number | null) =>
      `Loading the weights: ${bytes('en', loaded)}${total === null ? '' : ` of ${bytes('en', total)}`}`,
    recordedShort: 'Recorded result',
    running: 'Running …',
    cancel: 'Cancel',
    retry: 'Try again',
    explorer: 'Layer and channel',
    noChannel: 'Choose a channel in the grid to see it large.',
  },
  weights: {
    starter: (trained: number) =>
      `Starter weights: this project’s own small training, ${number('en', trained)} of the 1000 classes, from 64-pixel pictures. Far from the authors’ accuracy.`,
    compressed:
      'The authors’ SqueezeNet 1.0, Deep-Compression release: 8-bit shared values, two thirds of the weights zero.',
    half: 'The authors’ SqueezeNet 1.1, half-precision release.',
    unknown: 'A model file that this page does not know by its checksum; its accuracy is unknown.',
    accuracy: (top1: string | null, top5: string, pictures: number, by: 'project' | 'authors') =>
      `${top1 === null ? 'top-5 at least' : `top-1 ${top1}, top-5`} ${top5} on ${number('en', pictures)} ${
        by === 'project'
          ? 'photographs, measured by this project'
          : 'validation pictures, stated by the authors'
      }`,
  },
  failures: {
    fetch: (url: string, status: number | null) => ({
      message: `${url} could not be loaded (${status === null ? 'no connection' : `status ${status}`}).`,
      advice: 'Check the connection and try again.',
    }),
    checksum: (url: string) => ({
      message: `${url} is not the file it should be: its checksum differs. Nothing was run with it.`,
      advice: 'Clear the browser’s cache and try again.',
    }),
    model: (reason: keyof ModelProblems, message: string, offset: number | null) => ({
      message: `${modelProblems[reason].message}: ${message}${offset === null ? '' : ` (byte ${number('en', offset)})`}.`,
      advice: modelProblems[reason].advice,
    }),
    runtime: (message: string) => ({
      message: `ONNX Runtime reports an error: ${message}`,
      advice: 'Try again, or reload the page.',
    }),
    crashed: {
      message: 'The worker that runs the network has died, twice.',
      advice: 'Try again: a new one starts. If it dies again, close other tabs or use a smaller picture.',
    },
    hung: (seconds: number) => ({
      message: `The runtime was silent for more than ${number('en', seconds)} seconds, twice, and was ended.`,
      advice:
        'Try again: a new one starts. If it stays silent, close programs that keep the processor busy, or use a smaller model.',
    }),
    memory: {
      message: 'The browser’s memory did not suffice, twice.',
      advice: 'Close other tabs or use a smaller model, then try again.',
    },
    replaced: {
      crashed: 'The worker that runs the network has died.',
      hung: (seconds: number) =>
        `The runtime was silent for more than ${number('en', seconds)} seconds and was ended.`,
      memory: 'The runtime had not enough memory.',
      notStarted: 'The runtime did not start.',
      again:
        'A new worker takes its place and does the same once more. Picture, selection and settings stay.',
      'one-thread': 'Threads may have been the cause: one runs now.',
      wasm: 'WebAssembly runs the network now, instead of WebGPU.',
    },
    device: {
      absent: () => 'The browser gives this page no graphics processor.',
      differs: (layer: string) =>
        `WebGPU is not used: on the reference picture, ${layer} differs from what WebAssembly computes.`,
      failed: (message: string) => `WebGPU has failed: ${message}`,
    },
    cancelled: { message: 'Cancelled: the weights are not loaded.', advice: 'Try again when you like.' },
  },
  map: mapEn,
  fire: fireEn,
  ops: {
    input: 'input',
    conv: 'convolution',
    squeeze: 'squeeze 1×1',
    expand1x1: 'expand 1×1',
    expand3x3: 'expand 3×3',
    pool: 'pooling',
    concat: 'concatenation',
    head: 'head',
    other: 'other',
  },
  maps: {
    layers: 'Layers',
    featureMaps: (model?: string) => (model ? `Feature maps in ${model}` : 'Feature maps'),
    channels: (n: number) => `${number('en', n)} channels`,
    channelColumn: 'channel',
    extent: (channels: number, height: number, width: number) =>
      height * width === 1
        ? `${number('en', channels)} ${channels === 1 ? 'value' : 'values'}`
        : `${number('en', channels)} ${channels === 1 ? 'channel' : 'channels'} of ${height} × ${width}`,
    facts: (zero: number, mean: number, peak: number) =>
      `${percent('en', zero)} zero · mean ${significant('en', mean)} · peak ${significant('en', peak)}`,
    channel: (channel: number) => `channel ${channel}`,
    channelFacts: (mean: number, active: number, peak: number) =>
      `mean ${significant('en', mean, 3)}, ${percent('en', active)} active, peak ${significant('en', peak, 3)}`,
    range: (mean: number, min: number, max: number) =>
      `mean ${significant('en', mean)} · from ${significant('en', min)} to ${significant('en', max)}`,
    channelRange: (mean: number, min: number, max: number) =>
      `mean ${significant('en', mean, 3)}, from ${significant('en', min, 3)} to ${significant('en', max, 3)}`,
    unknownShape: 'shape not known',
    sort: 'Sort',
    sorts: { index: 'index', mean: 'strongest mean', peak: 'largest peak' },
    scale: 'Scale',
    scales: { layer: 'per layer', channel: 'per channel', shared: 'shared' },
    palette: 'Palette',
    palettes: { inferno: 'inferno', viridis: 'viridis', cividis: 'cividis', greys: 'greys' },
    beforeRelu: 'Before ReLU',
    noRelu: 'This layer has no ReLU of its own.',
    legend: 'Colour scale',
    ownRange: 'each channel has its own range',
    notFinite: (nans: number, infinities: number) =>
      [nans > 0 && `${number('en', nans)} NaN`, infinities > 0 && `${number('en', infinities)} infinite`]
        .filter(Boolean)
        .join(', '),
    notDrawn: (what: string) => `Not drawn: ${what}.`,
    unit: {
      activation: 'activation',
      pre: 'activation before ReLU',
      input: 'input minus mean',
      probability: 'probability',
    },
    value: 'Value',
    row: 'row',
    position: (row: number, column: number) => `row ${row}, column ${column}`,
    valueAt: (row: number, column: number, value: string) => `row ${row}, column ${column}: ${value}`,
    pointAt: 'Point at the map, or use the arrow keys',
    mapOf: (layer: string, channel: number) => `Map of ${layer}, channel ${channel}`,
    previous: 'Previous channel',
    next: 'Next channel',
    overlay: 'Over the picture',
    opacity: 'Opacity of the map',
    statistics: 'Statistics',
    statisticsOf: (mean: number, variance: number, min: number, max: number) =>
      `mean ${significant('en', mean)} · variance ${significant('en', variance)} · from ${significant('en', min)} to ${significant('en', max)}`,
    zeroShare: (share: string) => `${share} zero`,
    mean: 'mean',
    variance: 'variance',
    deviation: 'standard deviation',
    min: 'smallest',
    max: 'largest',
    zeros: 'zeros',
    dead: 'dead channels',
    deadOf: (dead: number, channels: number) => `${dead} of ${channels}`,
    channelIn: (layer: string, channel: number) => `${layer}, channel ${channel}`,
    nans: 'NaN',
    infinities: 'infinite',
    wholeLayer: 'layer',
    count: 'values',
    countLog: 'number of values, logarithmic',
    histogram: (what: string) => `Histogram of ${what}`,
    exactZeros: 'exactly zero',
    from: 'from',
    to: 'to',
    allEqual: (value: string) => `Every value is exactly ${value}.`,
    scaleAlong: 'Scale along the network',
    scaleWhy:
      'SqueezeNet has no batch normalisation: nothing pulls the activations back to one scale, so they grow and shrink freely.',
    scaleRead:
      'Line: mean. Band: one standard deviation on either side, cut at the smallest and largest value. Linear between −1 and 1, logarithmic beyond. The input, which has the scale of pixels, is only in the table.',
    layer: 'layer',
    layerFacts: (layer: string, mean: number, deviation: number) =>
      `${layer}: mean ${significant('en', mean)}, standard deviation ${significant('en', deviation)}`,
    table: 'The same numbers as a table',
  },
  units: {
    channels: (n: number) => `${number('en', n)} ${n === 1 ? 'channel' : 'channels'}`,
    percent: (share: number) => percent('en', share),
  },
  picture: {
    choosePicture: 'Choose a picture',
    choose: 'Choose',
    camera: 'Camera',
    paste: 'Paste',
    dropHere: 'Drop the picture anywhere on the page',
    samples: 'Samples',
    figure: 'Picture',
    input: 'Input picture',
    seen: (size: number) => `What the network sees: ${size} × ${size} pixels`,
    pick: 'Point in the picture: the arrow keys move it, Enter picks it',
    pickAt: (x: number, y: number) =>
      `Point at column ${x}, row ${y}: the arrow keys move it, Enter picks it`,
    fed: (width: number, height: number, size: number) => `${width} × ${height}, upright → ${size} × ${size}`,
    unchanged: (size: number) => `fed unchanged: it already has ${size} × ${size}`,
    via: (side: number) =>
      `first resampled to ${side} × ${side}: these weights have only seen blurred pictures`,
    fit: 'Fit',
    fits: {
      warp: { name: 'warp', meaning: 'stretched to a square, as the authors did' },
      cover: { name: 'cover', meaning: 'the square in the middle, not stretched' },
      contain: { name: 'contain', meaning: 'the whole picture, its sides filled up' },
    },
    cameraTitle: 'Camera',
    cameraPreview: 'Camera preview',
    cameraPrivacy: 'The picture stays in this browser.',
    cameraAsking: 'Waiting for the camera. The browser may ask for your permission.',
    cameraDevice: 'Device',
    cameraUnnamed: (n: number) => `camera ${n}`,
    snap: 'Snap',
    close: 'Close',
    problems: {
      several: {
        message: 'Several files came at once: the first one was taken.',
        advice: 'To look at another one, choose it alone.',
      },
      'text-dropped': {
        message: 'What was dropped is not a file: it is text, a link or a picture of another page.',
        advice: 'Save the picture first, then drop its file here.',
      },
      'folder-dropped': {
        message: 'What was dropped is a folder.',
        advice: 'Open it and drop one picture.',
      },
      'nothing-in-clipboard': {
        message: 'There is no picture in the clipboard.',
        advice: 'Copy a picture (not its address), then paste again.',
      },
      'clipboard-refused': {
        message: 'The browser did not let this page read the clipboard.',
        advice: 'Press Ctrl+V (⌘V on a Mac) instead, or allow the clipboard in the site’s settings.',
      },
      'no-camera': {
        message: 'No camera was found.',
        advice: 'Connect one and try again, or choose a picture.',
      },
      'camera-refused': {
        message: 'The browser did not let this page use the camera.',
        advice: 'Allow the camera in the site’s settings and try again, or choose a picture.',
      },
      'camera-busy': {
        message: 'The camera could not be started: another program may be using it.',
        advice: 'Close that program and try again.',
      },
      'camera-lost': {
        message: 'The camera was disconnected.',
        advice: 'Connect it again and try again, or choose a picture.',
      },
      'camera-insecure': {
        message: 'The browser offers no camera to this page.',
        advice: 'Browsers offer it only over https and on localhost. Choose a picture instead.',
      },
      empty: {
        message: 'The file is empty.',
        advice: 'It may not have been downloaded completely: get it again, or choose another one.',
      },
      'not-a-picture': {
        message: 'The file is not a picture.',
        advice: 'Choose a JPEG, PNG, WebP, GIF, AVIF or BMP file.',
      },
      truncated: {
        message: 'The picture’s file is cut off: its end is missing.',
        advice: 'Get it again from where it came, or choose another one.',
      },
      'too-large': {
        message: 'The picture has too many pixels for the browser’s memory.',
        advice: 'Make it smaller in a picture program: the network sees no more than 227 × 227 of it.',
      },
      svg: {
        message: 'The file is an SVG drawing, which has no pixels of its own.',
        advice: 'Export it as PNG and choose that.',
      },
      heic: {
        message: 'The picture is in HEIC format, which this browser cannot read.',
        advice: 'Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and choose that.',
      },
      undecodable: {
        message: 'The browser cannot read this picture.',
        advice: 'It may be damaged or of an uncommon kind: save it again as JPEG or PNG.',
      },
    },
  },
  prediction: {
    heading: 'Predictions',
    in: (model: string) => `Predictions in ${model}`,
    unnamed: (index: number) => `class ${index}`,
    empty: 'No picture yet.',
    running: 'Working: these are the numbers of the picture before.',
    recorded: 'Recorded earlier with the same picture and the starter weights.',
    failed: 'No numbers: the network did not finish.',
    unsure: (share: number) => `The network gives its first guess ${percent('en', share)}: it is not sure.`,
    all: (n: number) => `Search all ${n} classes`,
    search: 'Search classes',
    searchHint: 'English, 中文 or index',
    matches: (found: number, total: number) =>
      found === total ? `All ${total} classes, most probable first` : `${found} of ${total} classes match`,
    index: 'Index',
    class: 'Class',
    probability: 'Probability',
    logit: 'Logit',
    more: (n: number) => `Show ${n} more`,
  },
  notice: {
    status: 'Status',
    dismiss: 'Dismiss',
    languageLost: (language: string) => ({
      message: `${language} could not be loaded.`,
      advice: 'The page stays in the language that it has. Check the connection, then try again.',
    }),
  },
  broken: {
    part: 'This part of the page',
    message: (part: string) => `${part} cannot be shown.`,
    advice: 'All else works on. Try again; if it was still to be loaded, check the connection first.',
    copy: 'Copy details',
    copied: 'Copied: neither your picture nor names of files are in it.',
    refused: 'The browser did not allow copying: the details are below, copy them by hand.',
    details: 'Details of the error',
  },
  cost: costEn,
  models: modelsEn,
  people: peopleEn,
  summaries: summariesEn,
  offline: offlineEn,
  explain: explainEn,
  live: liveEn,
};

/** The shape of a language. */
export type Words = typeof en;
