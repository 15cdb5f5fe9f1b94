import { number, percent } from './format';

/** Words of a layer’s facts and of its weights, in English. */
export const factsEn = {
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
};

export type FactsWords = typeof factsEn;
