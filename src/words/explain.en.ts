import { evidenceEn } from './evidence.en';
import { factsEn } from './facts.en';
import { fieldEn } from './field.en';
import { number, signed, significant } from './format';

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
  toleranceHalf:
    'Tolerance: 2⁻¹⁰ of the sum of the absolute terms. This network keeps its values in 16 bits, which round to 2⁻¹¹ of a value.',
  unavailable: {
    operation: 'This page does not know the arithmetic of this operation.',
    tensors: 'The inputs of this layer are not there yet: they appear when the network has run.',
    weights: 'The weights of this layer are not there yet.',
    picture: 'The picture that was fed is not there.',
    shape: 'The layer’s inputs and weights do not fit together in a way that this page knows.',
  },

  ...fieldEn,
  ...factsEn,
  evidence: evidenceEn,
};

export type ExplainWords = typeof explainEn;
