import { number } from './format';

/** Words of the cost page, in English. */
export const costEn = {
  title: 'Cost',
  perLayer: (model: string | null) => (model === null ? 'Cost per layer' : `Cost per layer, ${model}`),
  tableRegion: (title: string) => `${title}: table that scrolls`,
  sentence: (text: string) => `${text}. `,
  operations: 'Operations',
  layer: 'Layer',
  stage: 'Stage',
  part: 'Part',
  step: 'Step',
  total: 'Total',
  unknown: 'unknown',
  share: 'Share',
  point: 'Point at a bar, or move to it with the keyboard, for its exact numbers.',
  export: 'Export',
  exportFailed:
    'The drawing could not be made: it may be too large for this browser. Its numbers are there as CSV.',
  exportOf: (title: string) => `Export ${title}`,
  spread: (low: string, high: string) => `middle half of the runs ${low} to ${high}`,
  quantity: 'Show',
  quantities: {
    macs: 'MACs',
    parameters: 'Parameters',
    activations: 'Activation bytes',
    weights: 'Weight bytes',
    intensity: 'Intensity',
    time: 'Milliseconds, measured',
  },
  counted: {
    mac: { macs: 'MACs', intensity: 'MACs per byte' },
    flop: { macs: 'FLOPs', intensity: 'FLOPs per byte' },
  },
  grouping: 'per',
  groupings: { layer: 'layer', stage: 'stage' },
  measure: 'as',
  measures: { amount: 'amounts', share: 'shares of the total', cumulative: 'running total' },
  measured: {
    amount: (name: string) => name,
    share: (name: string) => `${name}, share of the total`,
    cumulative: (name: string) => `${name}, running total`,
  },
  axis: 'on a',
  axes: { linear: 'linear axis', log: 'logarithmic axis' },
  order: 'in order of',
  orders: { network: 'the network', size: 'size' },
  controls: 'Chart',
  notMeasured: 'Not measured yet: press “Measure time per layer” below.',

  timed: 'The file as it is, on this device: median of the runs; a line spans the middle half of them.',

  convention: 'Convention',
  unit: 'Count',
  units: { mac: 'MACs', flop: 'FLOPs (2 × MACs)' },
  input: 'input',
  pooling: 'pooling',
  roundings: { file: 'as in the file', ceil: 'rounded up (ceil)', floor: 'rounded down (floor)' },
  headPadding: 'last convolution',
  paddings: { file: 'as in the file', '0': 'without padding', '1': 'padded by 1' },
  alsoCounted: 'counted apart:',
  extras: {
    bias: 'Bias additions',
    relu: 'ReLU comparisons',
    pooling: 'Pooling operations',
    softmax: 'Softmax operations',
  },
  tooSmall: (size: number) =>
    `A picture of ${size} × ${size} is too small for this network’s windows: nothing can be counted.`,
  note: (size: number, pools: 'file' | 'ceil' | 'floor', padding: 'file' | '0' | '1') =>
    `Counted at ${size} × ${size}, pooling ${{ file: 'as in the file', ceil: 'rounded up', floor: 'rounded down' }[pools]}${
      { file: '', '0': ', last convolution without padding', '1': ', last convolution padded by 1' }[padding]
    }; one picture, float32. Biases count as parameters, not as MACs; ReLU, pooling and softmax are not MACs.`,

  quotedTotals: 'Totals in circulation',
  version: 'Version',
  countedHow: 'Counted at',
  quotedBy: 'Who quotes it',
  how: (size: number | null, floor: boolean, padded: boolean) =>
    `${size ?? ''} × ${size ?? ''}, pooling ${floor ? 'rounded down' : 'rounded up'}${padded ? ', conv10 padded by 1' : ''}`,
  quoters: {
    '1.0-224-floor': 'conversions that round pooling down',
    '1.0-224': 'torchvision',
    '1.0-227': 'later conversions, and the files of this page',
    '1.0-227-padded': 'the authors’ deploy file (Caffe)',
    '1.1-224': 'torchvision',
    '1.1-227-floor': 'conversions that round pooling down',
    '1.1-227': 'the authors’ deploy file (Caffe), and the files of this page',
  } as Readonly<Record<string, string>>,
  whyRatio: (at224: string, at227: string) =>
    `The authors say that 1.1 needs 2.4 times less computation than 1.0. It is ${at224} times at 224 × 224 and ${at227} times at 227 × 227: there, rounding up gives the maps of 1.1 a row and a column more (56, 28, 14 where 1.0 has 55, 27, 13). Press a convention to see its costs.`,

  icicle: 'Shares by stage',
  memory: 'Activations in memory',
  memoryNote: 'Weights and the runtime’s own working space come on top.',
  peakMemory: (short: string, exact: string, layer: string) =>
    `At most ${short} (${exact} B) at once, while ${layer} runs.`,
  bytesAlive: 'Bytes alive',
  alive: 'Alive',

  time: 'Time on this device',
  measureTime: 'Measure time per layer',
  measuring: (done: number, total: number) => `Measuring: run ${done + 1} of ${total}`,
  notReady: 'The network must be loaded and have a picture before it can be measured.',
  timeNote: (runs: number, threads: number) =>
    `Median of ${runs} runs after a warm-up, from ONNX Runtime’s own profile of the untapped network on WebAssembly with ${threads} ${threads === 1 ? 'thread' : 'threads'}.`,
  fused: (nodes: number) =>
    `The runtime fuses a convolution with its ReLU: ${nodes} fused nodes ran, and their times include the ReLU.`,
  sumAgainstTotal: (sum: string, total: string, share: string) =>
    `The layers add up to ${sum} ms of ${total} ms for the whole run (${share}).`,
  unclaimed: (names: string) => `Not matched to a layer: ${names}.`,
  clock: (step: string) => `The clock of this browser moves in steps of ${step} ms.`,
  webgpu:
    'Layers are timed on WebAssembly also where the network runs on WebGPU: the runtime’s WebGPU builds used here tell no times of single layers.',
  roofline: 'Roofline',
  rooflineNote: (rate: string, bandwidth: string) =>
    `Measured here in the same runtime: at most ${rate} G MACs a second (matrix multiplication) and ${bandwidth} GB a second (copying through a ReLU). What stays in the cache can be faster than memory.`,
  rooflineEmpty: 'How fast each layer runs, under what this machine can do. Nothing has been measured yet.',
  rate: 'G MACs per second',
  idealTime: 'Milliseconds at these limits',
  boundBy: 'Bound by',
  bounds: { compute: 'arithmetic', memory: 'memory' },
  standing: (key: string, ms: string, ideal: string, rate: string, intensity: string, bound: string) =>
    `${key}: ${ms} ms (${ideal} ms at the limits), ${rate} G MACs a second, ${intensity} MACs per byte, bound by ${bound}`,
  surprise: (key: string, ms: string, ideal: string, share: string) =>
    `Slowest surprise: ${key} took ${ms} ms where ${ideal} ms would do (${share} of its limit).`,

  others: 'Against others',
  againstParameters: 'Parameters against AlexNet',
  againstMacs: 'Computation against AlexNet',
  squeezeNet: (version: string) => `SqueezeNet ${version}`,
  alexNetNote: (alexNet: number, squeezeNet: number) =>
    `${number('en', alexNet)} / ${number('en', squeezeNet)} = ${number('en', alexNet / squeezeNet, 1)}, which the paper calls 50×.`,
  alexNetMacs: 'AlexNet at 227 × 227 with its grouped convolutions; SqueezeNet under the convention above.',
  networkAndLayer: 'Network and layer',
  network: 'Network',
  sizes: 'Size of this model',
  stored: 'Stored as',
  bytes: 'Bytes',
  bits: (bits: number) => `${bits} bits each`,
  file: 'its file here',
  sizesNote: (parameters: number) =>
    `${number('en', parameters)} parameters. The paper’s 4.8 MB counts 2^20 bytes as a megabyte. Its 0.47 MB needs pruning and entropy coding as well as 6 bits: 6 bits alone give ${number('en', (parameters * 6) / 8 / 1e6, 2)} MB.`,
  table2: 'Model size, Table 2 of the paper',
  table2Note:
    'Architecture makes a network that needs fewer numbers; compression stores the same numbers in less space: 50× is architecture alone, 510× is both. DC: Deep Compression.',
  table2Accuracy: 'Accuracy, Table 2 of the paper',
  table3: 'Bypass connections, Table 3 of the paper',
  figure3Squeeze: 'Squeeze ratio, Figure 3 of the paper',
  figure3Expand: 'Share of 3×3 filters, Figure 3 of the paper',
  accuracyNote: 'Iandola et al., arXiv 1602.07360v4. Share of the ImageNet validation pictures.',
  darkerIsTop1: 'The first part of each bar is top-1.',
  accuracy: 'Top-5 accuracy',
  approaches: {
    none: (network: string) => network,
    svd: (network: string) => `${network}, SVD`,
    pruning: (network: string) => `${network}, pruned`,
    'deep-compression': (network: string, bits: number) => `${network}, DC ${bits} bit`,
  } as Readonly<
    Record<'none' | 'svd' | 'pruning' | 'deep-compression', (network: string, bits: number) => string>
  >,
  bypasses: { none: 'no bypass', simple: 'simple bypass', complex: 'complex bypass' },
  squeezeRatio: (ratio: string) => `ratio ${ratio}`,
  share3x3: (share: string) => `${share} 3×3`,
  megabytes: 'MB',
  ratio: 'Times smaller than AlexNet',
  times: (factor: string) => `${factor}×`,

  scaling: 'Scaling',
  scalingTitles: { size: 'Cost against input size', width: 'Cost against width' },
  dials: { size: 'Input, pixels', width: 'Channels, times the released' },
  scalingNote: 'The line is counted by the formula, the ring is the released network, points are measured.',
  macsTimes: 'Times the MACs of the released',
  measuredMs: 'Milliseconds, measured',
  measuredTimes: 'Times the milliseconds of the released',
  range: (from: string, to: string) => `From ${from} to ${to} MACs.`,
  measureScaling: 'Measure at several sizes and widths',
  scalingMeasured: 'Measured with random weights: time does not depend on their values.',
};

export type CostWords = typeof costEn;
