import type { Tensor } from '../tensor/tensor';

/** What the weights of a layer are like as a set of numbers. */
export interface WeightFacts {
  count: number;
  /** Exactly zero, of either sign. */
  zeros: number;
  /** Different values; zero counts once, NaN too. */
  distinct: number;
  /** Smallest and largest finite weight; null where none is finite. A histogram runs between them. */
  domain: { min: number; max: number } | null;
  notFinite: number;
}

export function weightFacts({ data }: Tensor): WeightFacts {
  let zeros = 0;
  let notFinite = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of data) {
    if (!Number.isFinite(value)) {
      notFinite++;
      continue;
    }
    if (value === 0) zeros++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const domain = min <= max ? { min, max } : null;
  return { count: data.length, zeros, distinct: new Set(data).size, domain, notFinite };
}

/** A value that several weights of a layer have in common. */
export interface SharedValue {
  value: number;
  /** Weights that have it. */
  count: number;
}

/** Every value of a codebook once, smallest first, with the number of weights that have it. */
export function sharedValues(codebook: Float32Array, { data }: Tensor): SharedValue[] {
  const counts = new Map([...codebook].map((value) => [value, 0]));
  for (const value of data) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}
