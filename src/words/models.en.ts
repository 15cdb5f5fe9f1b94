import { number, percent } from './format';

/** Words about models, their files and their input, in English. */
export const modelsEn = {
  choose: 'Model',
  facts: 'Model facts',
  chooseFile: 'Choose a model file',
  chooseLabels: 'Choose a labels file',
  open: 'Open a model …',
  openHint:
    'ONNX (with its .data file, if it has one), Caffe, CoreML or Deep Compression; or drop it anywhere.',
  option: {
    best: (id: string, kind: string) => `${id}: ${kind}`,
    local: (file: string) => file,
  },
  kinds: {
    starter: 'starter weights',
    authors: 'the authors’ weights',
    compressed: 'Deep Compression',
    half: 'half precision',
    unknown: 'a file that is not known',
  },
  fetch: (version: string, host: string) => `Fetch the authors’ weights of ${version}, 4.8 MB, from ${host}`,
  opening: (name: string, step: string) => `${name}: ${step}`,
  name: 'Name',
  origin: 'Origin',
  size: 'Size',
  checksum: 'Checksum',
  recipe: 'Input',
  parameters: 'Parameters',
  accuracy: 'Accuracy',
  differs: 'What differs',
  format: {
    onnx: 'ONNX',
    caffe: 'Caffe, turned into ONNX here',
    coreml: 'CoreML, turned into ONNX here',
    compressed: 'Deep Compression, turned into ONNX here',
  },
  from: { page: 'comes with this page', host: (host: string) => host, file: 'your own file' },
  verified: 'SHA-256 verified',
  verifiedGit: 'Git blob id verified',
  computed: (sha256: string) => `SHA-256 ${sha256}`,
  unverified: 'not checked: the browser offers no digests here',
  notLoaded: 'not loaded yet',
  unknown: 'unknown',
  own: 'A file of your own: its accuracy is unknown.',
  original: 'The authors’ float32 weights as they published them.',
  outputs: 'Outputs',
  firstOf: (first: string, others: readonly string[]) =>
    `${number('en', others.length + 1)} in the file. The page predicts with the first, “${first}”; ${others.map((other) => `“${other}”`).join(', ')}: shown as a layer, not predicted with.`,
  shared: 'Shared values',
  sparse: (kept: number, all: number, values: number) =>
    `${percent('en', (all - kept) / all)} of the weights are zero; at most ${number('en', values)} shared values in a layer.`,
  input: (size: number, resize: number, via: number | null, order: string, range: string) =>
    `${via === null ? '' : `by way of ${via} pixels, `}${resize} pixels a side, centre ${size}; planes ${order}; 0 to 255 becomes ${range}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  keep: 'Keep for the next visit',
  notKept: 'The browser keeps no files here.',
  remove: 'Remove this model',
  preparation: 'How the picture is fed',
  preparations: {
    caffe: 'B, G, R minus mean',
    torch: 'R, G, B, mean and deviation',
    unit: 'R, G, B from 0 to 1',
    signed: 'R, G, B from −1 to 1',
    own: 'as set here',
  },
  values: 'Values',
  side: 'Side fed',
  resize: 'Side before the crop',
  via: 'By way of (0: none)',
  order: 'Planes',
  scale: 'Bytes 0 to 255 as',
  mean: 'Minus mean',
  deviation: 'Divided by deviation',
  noSense: 'A deviation must be more than 0.',
  padded: 'Pad the last convolution, as the authors’ deploy file of 1.0 does',
  preview: 'The picture as the network gets it',
  previewSays: (planes: string, from: string, to: string) =>
    `Its planes ${planes} drawn as red, green and blue; black is ${from}, white is ${to}.`,
  becomes: 'What a plane’s bytes become',
  byte: 'byte',
  apply: 'Feed it like this',
  labels: (count: number) => `${number('en', count)} labels from your file`,
  badLabels: 'This is no list of labels: give one name a line, or JSON.',
};

export type ModelsWords = typeof modelsEn;

/** Why a model's file is not run, and what to do, by the reason that its reader gives. */
export const modelProblems = {
  'not-onnx': {
    message: 'The file is no model that this page reads',
    advice:
      'Choose an ONNX, Caffe, CoreML or Deep-Compression file. Most programs can export a network as ONNX.',
  },
  truncated: {
    message: 'The model file is cut off',
    advice: 'Part of it is missing: get it again from where it came.',
  },
  malformed: {
    message: 'The model file contradicts itself',
    advice: 'It may be damaged: get it again, or export the network anew.',
  },
  unsupported: {
    message: 'The page does not read this kind of model',
    advice: 'Export the network as ONNX in float32 or float16, with one picture a run.',
  },
  'no-image-input': {
    message: 'The network does not take a picture',
    advice:
      'This page is for networks whose one input is a colour picture: choose one that classifies pictures.',
  },
  'missing-data': {
    message: 'A file with weights is missing',
    advice: 'Choose or drop the model and that file together.',
  },
  refused: {
    message: 'ONNX Runtime does not take this network',
    advice: 'Export it anew with standard operators of opset 7 to 21.',
  },
};

export type ModelProblems = typeof modelProblems;
