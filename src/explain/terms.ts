import { extents, type Tensor } from '../tensor/tensor';
import type { Outcome, Question, Term } from './explanation';
import type { Tap } from './window';

/** NaN stays NaN: a page that shows it as 0 would hide a broken network. */
export function outcomeOf(
  { layer }: Question,
  before: number,
  sumOfAbs: number,
  relu = layer.preTensor !== null,
): Outcome {
  return { before, value: relu ? Math.max(0, before) : before, sumOfAbs };
}

export function sumOf(values: readonly number[]): { sum: number; sumOfAbs: number } {
  let sum = 0;
  let sumOfAbs = 0;
  for (const value of values) {
    sum += value;
    sumOfAbs += Math.abs(value);
  }
  return { sum, sumOfAbs };
}

/** For sorting: larger absolute values first, NaN before all. */
export function weightier(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return Math.abs(b) === Math.abs(a) ? 0 : Math.abs(b) - Math.abs(a);
}

/** The bias of an output; one number alone counts for all of them, as the format allows. NaN where there is none to read. */
export function biasOf(bias: Tensor | null, output: number): number {
  return bias?.data[bias.data.length === 1 ? 0 : output] ?? NaN;
}

/** The number at a position of input `which`. */
export function termAt(
  { layer }: Question,
  which: number,
  tensor: Tensor,
  { channel, row, column }: { channel: number; row: number; column: number },
): Term {
  const { height, width } = extents(tensor);
  const value = tensor.data[(channel * height + row) * width + column] ?? NaN;
  return { value, source: { key: layer.inputs[which] ?? '', channel, row, column } };
}

/** The number at a place in the row-major data of the first input. */
export function termOf(question: Question, tensor: Tensor, index: number): Term {
  const { height, width } = extents(tensor);
  const [channel, rest] = [Math.floor(index / (height * width)), index % (height * width)];
  return termAt(question, 0, tensor, { channel, row: Math.floor(rest / width), column: rest % width });
}

/** The numbers of one channel under a window. */
export function termsUnder(
  question: Question,
  tensor: Tensor,
  channel: number,
  taps: readonly Tap[],
): Term[] {
  return taps.map(({ row, column, place }) =>
    place === 'inside' ? termAt(question, 0, tensor, { channel, row, column }) : { value: 0, source: place },
  );
}
