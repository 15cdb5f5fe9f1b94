import type { Operation } from '../network/types';
import { extents, type Tensor } from '../tensor/tensor';
import type { Explanation, Power, Question, Term } from './explanation';
import { convolution, linear } from './products';
import { outcomeOf, sumOf, termAt, termOf, termsUnder, weightier } from './terms';
import { tapsAt } from './window';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

const unavailable = { kind: 'unavailable' } as const;

/**
 * How the number at a position came to be, recomputed in float64 from the layer's inputs and weights.
 * Throws RangeError for a position outside the layer's shape.
 */
export function explainValue(question: Question): Explanation {
  const { layer, inputs } = question;
  const { op } = layer;
  checkPosition(question);
  if (op.kind === 'input') return input(question);
  if (op.kind === 'other') return { ...unavailable, reason: 'operation' };
  const [first] = inputs;
  if (!first || inputs.length !== layer.inputs.length) return { ...unavailable, reason: 'tensors' };
  switch (op.kind) {
    case 'conv':
      return convolution(question, op, first);
    case 'linear':
      return linear(question, op, first);
    case 'maxpool':
      return maximum(question, op, first);
    case 'avgpool':
      return average(question, op, first);
    case 'globalpool':
      return globalAverage(question, first);
    case 'concat':
      return concatenation(question);
    case 'add':
      return addition(question);
    case 'relu': {
      const term = termAt(question, 0, first, question);
      return { kind: 'relu', term, outcome: outcomeOf(question, term.value, Math.abs(term.value), true) };
    }
    case 'softmax':
      return softmax(question, first);
  }
}

function checkPosition({ layer, channel, row, column }: Question): void {
  const [channels = Infinity, height = layer.shape ? 1 : Infinity, width = height] = layer.shape ?? [];
  if (!within(channel, channels) || !within(row, height) || !within(column, width))
    throw new RangeError(`${layer.key} has no (${channel}, ${row}, ${column})`);
}

function within(index: number, size: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < size;
}

function input({ channel, row, column, picture }: Question): Explanation {
  if (!picture) return { ...unavailable, reason: 'picture' };
  const { pixels, recipe } = picture;
  const { scale, order } = recipe;
  const byte = pixels.data[(row * pixels.width + column) * 4 + (order === 'RGB' ? channel : 2 - channel)];
  const mean = recipe.mean[channel];
  const std = recipe.std[channel];
  const colour = (['R', 'G', 'B'] as const)[order === 'RGB' ? channel : 2 - channel];
  if (
    byte === undefined ||
    mean === undefined ||
    std === undefined ||
    colour === undefined ||
    column >= pixels.width
  )
    return { ...unavailable, reason: 'shape' };
  const value = (byte * scale - mean) / std;
  const outcome = { before: value, value, sumOfAbs: (Math.abs(byte * scale) + Math.abs(mean)) / std };
  return { kind: 'input', colour, x: column, y: row, byte, scale, mean, std, outcome };
}

function maximum(question: Question, { window }: Of<'maxpool'>, tensor: Tensor): Explanation {
  const taps = tapsAt(window, question, extents(tensor));
  const terms = termsUnder(question, tensor, question.channel, taps);
  const inside = terms.filter((_, i) => taps[i]?.place === 'inside').map(({ value }) => value);
  const max = Math.max(...inside);
  const winners = terms.flatMap(({ value }, i) =>
    taps[i]?.place === 'inside' && (value === max || Object.is(value, max)) ? [i] : [],
  );
  return { kind: 'maxpool', terms, winners, outcome: outcomeOf(question, max, Math.abs(max)) };
}

function average(question: Question, { window, countPads }: Of<'avgpool'>, tensor: Tensor): Explanation {
  const taps = tapsAt(window, question, extents(tensor));
  const terms = termsUnder(question, tensor, question.channel, taps);
  const count = taps.filter(({ place }) => place === 'inside' || (countPads && place === 'padding')).length;
  return averageOf(question, terms, count);
}

function globalAverage(question: Question, tensor: Tensor): Explanation {
  const { height, width } = extents(tensor);
  const start = question.channel * height * width;
  const terms = Array.from({ length: height * width }, (_, i) => termOf(question, tensor, start + i));
  return averageOf(question, terms, terms.length);
}

function averageOf(question: Question, terms: readonly Term[], count: number): Explanation {
  const { sum, sumOfAbs } = sumOf(terms.map(({ value }) => value));
  return { kind: 'average', terms, sum, count, outcome: outcomeOf(question, sum / count, sumOfAbs / count) };
}

function concatenation(question: Question): Explanation {
  let channel = question.channel;
  for (const [which, tensor] of question.inputs.entries()) {
    const { channels } = extents(tensor);
    if (channel < channels) {
      const term = termAt(question, which, tensor, { ...question, channel });
      const outcome = outcomeOf(question, term.value, Math.abs(term.value));
      return { kind: 'concat', input: which, term, outcome };
    }
    channel -= channels;
  }
  return { ...unavailable, reason: 'shape' };
}

function addition(question: Question): Explanation {
  const { inputs } = question;
  if (inputs.some(({ dims }) => dims.join() !== inputs[0]?.dims.join()))
    return { ...unavailable, reason: 'shape' };
  const terms = inputs.map((tensor, which) => termAt(question, which, tensor, question));
  const { sum, sumOfAbs } = sumOf(terms.map(({ value }) => value));
  terms.sort((a, b) => weightier(a.value, b.value));
  return { kind: 'add', terms, outcome: outcomeOf(question, sum, sumOfAbs) };
}

function softmax(question: Question, tensor: Tensor): Explanation {
  const { channels, height, width } = extents(tensor);
  // Over several positions it depends on the axis what belongs together.
  if (height * width !== 1) return { ...unavailable, reason: 'shape' };
  const max = tensor.data.reduce((a, b) => Math.max(a, b), -Infinity);
  const classes = Array.from({ length: channels }, (_, i): Power => {
    const term = termOf(question, tensor, i);
    return { ...term, power: Math.exp(term.value - max) };
  });
  const own = classes[question.channel];
  if (!own) return { ...unavailable, reason: 'shape' };
  const { sum } = sumOf(classes.map(({ power }) => power));
  const value = own.power / sum;
  classes.sort((a, b) => weightier(a.power, b.power));
  // Float32 logits are exact to a part of their size, and an error there is a relative error of the power.
  const sumOfAbs = value * (1 + Math.abs(own.value) + Math.abs(max));
  return { kind: 'softmax', own, classes, largest: max, sum, outcome: { before: value, value, sumOfAbs } };
}
