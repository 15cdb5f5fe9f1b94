import type { Statistics, TensorStatistics } from './stats';

/** exp(logit - largest logit), divided by their sum: probabilities; computed in float64, however large the logits are. */
export function softmax(logits: Float32Array): Float32Array {
  const largest = logits.reduce((max, logit) => Math.max(max, logit), -Infinity);
  const powers = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((sum, power) => sum + power, 0);
  return Float32Array.from(powers, (power) => power / sum);
}

export interface Ranked {
  index: number;
  value: number;
}

/** Largest first; NaN last; a sort keeps the order of equals. */
function descending(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : b - a;
}

/** The `k` largest values with their indices, largest first, equals by index, NaN last. */
export function topK(values: Float32Array, k: number): Ranked[] {
  return Array.from(values, (value, index) => ({ index, value }))
    .sort((a, b) => descending(a.value, b.value))
    .slice(0, k);
}

/** The orders that channels can be shown in: as the file has them, or by their mean or their largest value. */
export const orders = ['index', 'mean', 'peak'] as const;
export type Order = (typeof orders)[number];

const measures: Readonly<Record<Exclude<Order, 'index'>, (part: Statistics) => number>> = {
  mean: (part) => part.mean,
  peak: (part) => part.max,
};

/** Channel numbers in the wanted order, largest first; equals by number. */
export function order({ channels }: TensorStatistics, by: Order): number[] {
  const numbers = channels.map((_, channel) => channel);
  if (by === 'index') return numbers;
  const values = channels.map(measures[by]);
  return numbers.sort((a, b) => descending(values[a]!, values[b]!));
}
