import { number, percent, signed, significant } from './format';

/** Words of everything that tells where a number comes from, in English. */
export const explainEn = {
  arithmetic: (model?: string) => (model ? `Arithmetic in ${model}` : 'Arithmetic'),
  heading: 'How this number came to be',
  none: 'Pick a value in the map to see the sum that made it.',
  path: 'Path of the value',
  at: (layer: string, channel: number, row: number, column: number) =>
    `${layer}, channel ${channel}, row ${row}, column ${column}`,
  terms: 'Terms',
  padding: 'padding, which is zero',
  beyond: 'beyond the padding, which does not count',
  channel: (channel: number) => `ch ${channel}`,
  place: (row: number, column: number) => `row ${row}, col ${column}`,
  winner: 'winner',
  own: 'this class',
  smaller: {
    channels: (n: number) => `${number('en', n)} smaller ${n === 1 ? 'channel' : 'channels'}`,
    values: (n: number) => `${number('en', n)} smaller ${n === 1 ? 'value' : 'values'}`,
    classes: (n: number) => `${number('en', n)} smaller ${n === 1 ? 'class' : 'classes'}`,
  },
  products: {
    summary: 'One channel, number by number',
    channel: 'Input channel',
    of: (channel: number) => `Weight × value, input channel ${channel}`,
    sum: (sum: string) => `Weight × value, added up: ${sum}. Every value leads one layer down.`,
  },
  showAll: 'show all',
  showFewer: 'show only the largest',
  bias: 'bias',
  sum: 'sum',
  relu: (before: number): string =>
    before > 0
      ? 'ReLU: above zero, passes unchanged'
      : before < 0
        ? 'ReLU: below zero, becomes 0'
        : before === 0
          ? 'ReLU: zero stays 0'
          : 'ReLU: NaN stays NaN',
  largest: 'the largest of them',
  divided: (count: number) => `divided by ${number('en', count)}`,
  power: (value: number, largest: number) =>
    `exp(${significant('en', value)} − ${significant('en', largest)}) of this class`,
  powers: (classes: number) => `sum of all ${number('en', classes)}`,
  quotient: 'this class divided by the sum',
  concat: (channel: number, layer: string, from: number) =>
    `Channel ${channel} is channel ${from} of ${layer}, taken over unchanged.`,
  rules: {
    conv: 'A line for each input channel: the values under the window (left), each times its weight in the kernel (right), added up.',
    linear: 'Every input value times its weight, summed.',
    maxpool: 'The largest value under the window.',
    average: 'The mean of the values under the window.',
    add: 'The inputs, added up.',
    relu: 'The value itself, or 0 where it is below zero.',
    softmax: 'exp of every logit less the largest; this class’s share of their sum.',
    input: 'The number that is fed: the pixel minus the mean colour.',
  },
  pixel: {
    byte: (colour: 'R' | 'G' | 'B', x: number, y: number) =>
      `${{ R: 'red', G: 'green', B: 'blue' }[colour]} of the pixel in column ${x}, row ${y}`,
    scale: (scale: number) => `times ${significant('en', scale)}`,
    mean: 'minus the mean',
    std: (std: number) => `divided by ${significant('en', std)}`,
    end: 'This is the picture itself: no layer lies below.',
  },
  recomputed: 'Recomputed',
  recomputedBefore: 'Recomputed, before ReLU',
  runtime: 'Runtime',
  runtimeName: 'ONNX Runtime',
  noRuntime: 'The runtime has not run yet: nothing to compare with.',
  agrees: (difference: number, tolerance: number) =>
    `Agrees with ONNX Runtime: difference ${difference === 0 ? '0' : signed('en', difference, 2)}, tolerance ${significant('en', tolerance, 2)}.`,
  disagrees: (difference: number, tolerance: number) =>
    `Difference ${signed('en', difference, 4)}, tolerance ${significant('en', tolerance, 2)}. One of the two is wrong: do not trust this value.`,
  disagreesTitle: 'Disagrees with ONNX Runtime',
  agreesOver: {
    nan: 'Both are NaN, not a number: the network is broken at this place.',
    infinity: 'Both are infinite: the network is broken at this place.',
  },
  disagreesOver: {
    nan: 'Only one of the two is a number.',
    infinity: 'Only one of the two is finite, or they are infinite with opposite signs.',
  },
  toleranceWhy:
    'Tolerance: 10⁻⁵ of the sum of the absolute terms, as far as 32-bit sums may differ by their order.',
  unavailable: {
    operation: 'This page does not know the arithmetic of this operation.',
    tensors: 'The inputs of this layer are not there yet: they appear when the network has run.',
    weights: 'The weights of this layer are not there yet.',
    picture: 'The picture that was fed is not there.',
    shape: 'The layer’s inputs and weights do not fit together in a way that this page knows.',
  },

  receptive: {
    figure: 'Receptive field',
    none: 'Point at a map to see which pixels a value depends on.',
    of: (layer: string, row: number, column: number) => `${layer}, row ${row}, column ${column}`,
    rows: (from: number, to: number) => `rows ${range(from, to)}`,
    columns: (from: number, to: number) => `columns ${range(from, to)}`,
    size: (height: number, width: number) => `${height} × ${width} pixels`,
    outside: (top: number, left: number, bottom: number, right: number) =>
      `Outside the picture, so padding: ${[
        top > 0 && `${top} above`,
        left > 0 && `${left} left`,
        bottom > 0 && `${bottom} below`,
        right > 0 && `${right} right`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    inside: 'No padding in it.',
    nothing: 'It sees nothing but padding.',
    unknown: 'Not known for this layer.',
    theoretical:
      'The receptive field is theoretical, not effective: what a value can depend on, not how much it does.',
  },
  reach: {
    figure: 'Reach of a pixel',
    none: 'Point at the picture to see which positions a pixel reaches.',
    pixel: (x: number, y: number) => `Pixel in column ${x}, row ${y}`,
    here: (layer: string, rows: number, columns: number, all: number) =>
      `reaches ${rows} × ${columns} of the ${number('en', all)} positions of ${layer}.`,
    notHere: (layer: string) => `reaches no position of ${layer}.`,
    table: 'Positions reached, by layer',
    layer: 'Layer',
    rows: 'Rows',
    columns: 'Columns',
    count: 'Positions',
    unreached: 'none',
    theoretical: 'Theoretical: they can depend on the pixel.',
    clear: 'Clear',
  },

  facts: {
    region: 'Layer facts',
    operation: 'Operation',
    kernel: 'Kernel',
    stride: 'Stride',
    padding: 'Padding',
    sides: (top: number, left: number, bottom: number, right: number) =>
      top === left && top === bottom && top === right
        ? String(top)
        : `top ${top}, left ${left}, bottom ${bottom}, right ${right}`,
    ceil: 'output size rounded up',
    dilation: 'Dilation',
    groups: 'Groups',
    input: 'Input shape',
    output: 'Output shape',
    parameters: 'Parameters',
    macs: 'Multiply-accumulates',
    bytes: 'Activation bytes',
    receptive: 'Receptive field',
    jump: 'Jump',
    start: 'Start',
    fieldTerms:
      'Jump: pixels from one position to the next. Start: the first pixel that position 0 sees; below zero it lies in the padding.',
    nodes: 'Nodes of the file',
    unknown: 'unknown',
    whole: 'the whole picture',
    relu: 'then ReLU',
    kinds: {
      input: 'input',
      conv: 'convolution',
      maxpool: 'max pooling',
      avgpool: 'average pooling',
      globalpool: 'global average pooling',
      concat: 'concatenation of channels',
      add: 'sum of its inputs',
      linear: 'linear layer',
      relu: 'ReLU',
      softmax: 'softmax',
      other: 'other',
    },
  },
  weights: {
    region: 'Weights',
    none: 'This layer has no weights.',
    waiting: 'The weights appear when the network has loaded.',
    failed: 'The weights could not be read.',
    kernels: (outputs: number, inputs: number) =>
      `${number('en', outputs)} × ${number('en', inputs)} kernels: output channels to the right, input channels downwards`,
    matrix: {
      outputs: (outputs: number, inputs: number) =>
        `Matrix of ${number('en', outputs)} × ${number('en', inputs)}: output channels to the right, input channels downwards`,
      inputs: (outputs: number, inputs: number) =>
        `Matrix of ${number('en', outputs)} × ${number('en', inputs)}: input channels to the right, output channels downwards`,
    },
    colours: (outputs: number) =>
      `${number('en', outputs)} kernels in colour: what each answers to most, mid grey is zero`,
    unit: 'weight',
    of: (layer: string) => `weights of ${layer}`,
    distinct: 'Distinct values',
    zeros: 'Zeros',
    notFinite: 'Not finite',
    shared: 'Shared values',
    sharedNote: (used: number, all: number) =>
      `The codebook of this layer: each of its weights has one of ${number('en', all)} values, of which ${number('en', used)} occur. A line is a value, its height the number of weights that have it; zero is not drawn.`,
    sharedBy: 'Weights',
    pruned: 'Pruned away',
    prunedOf: (pruned: number, all: number) =>
      `${number('en', pruned)} of ${number('en', all)} (${percent('en', pruned / all)})`,
    entries: 'Entries in the file',
    entriesOf: (entries: number, kept: number) =>
      `${number('en', entries)}: ${number('en', kept)} weights and ${number('en', entries - kept)} zeros that bridge a gap`,
    codes: 'Different values in the codebook',
    spectrum: 'Singular values',
    spectrumNote: (rows: number, columns: number) =>
      `of the weights as a matrix of ${number('en', rows)} × ${number('en', columns)} (output channels × input channels and kernel)`,
    computing: 'Computing the singular values …',
    noSpectrum: 'No singular values: a weight is not finite, or the matrix is too large to do it here.',
    tooLarge: 'Too many weights for one picture.',
    largest: 'Largest singular value',
    rank: (share: string) => `Effective rank at ${share} of the energy`,
    rankWhy:
      'How many independent patterns the filters look for: where few directions hold most of the energy (the sum of the squared singular values), the filters repeat one another.',
    rankOf: (rank: number, full: number) => `${number('en', rank)} of ${number('en', full)}`,
    index: 'Index',
    value: 'Singular value',
    energy: 'Energy so far',
    truth:
      'A squeeze layer mixes channels and cuts their number before the 3×3 filters; it is no depthwise convolution, and no kernel is split into parts of low rank.',
  },

  evidence: {
    figure: 'Evidence',
    in: (model: string) => `Evidence in ${model}`,
    for: 'Evidence for',
    mean: 'Mean of the map',
    logit: 'Logit',
    logits: 'Difference of the logits',
    statement: {
      exact: (layer: string) => `The logit is the mean of this map of ${layer}: nothing else goes into it.`,
      linear: (layer: string) =>
        `The logit is the mean of this map, a weighted sum of the channels of ${layer}, plus the bias.`,
    },
    scale: 'One scale for all classes: no evidence looks like no evidence.',
    opacity: 'Opacity',
    map: (name: string) => `Evidence for ${name}`,
    contrast: 'Why this and not another class',
    against: 'and not',
    difference: (a: string, b: string) => `${a} minus ${b}`,
    contrastRead: (a: string, b: string) =>
      `Warm: the place speaks for ${a}. Cool: it speaks for ${b}. The mean is the difference of the logits.`,
    unit: 'evidence',
    position: 'position',
    cell: (layer: string) => `This value: every channel of ${layer} here, times its weight for the class.`,
    class: 'Class: type to search',
    unavailable: (reason: string) => `Not available for this network, because ${reason}.`,
    waiting: 'The evidence appears when the network has run.',
    reasons: {
      'no-logits': 'it does not end in scores of classes',
      'no-global-pooling': 'no global average pooling comes before its scores',
      'not-linear': 'there is a ReLU between its linear layer and its scores',
      class: 'it has no such class',
    },
  },
};

function range(from: number, to: number): string {
  return `${number('en', from)} to ${number('en', to)}`;
}

export type ExplainWords = typeof explainEn;
