import { statistics } from './stats';
import type { Tensor } from './tensor';

/** What was recorded of a tensor: its statistics and some of its values, sample k of n at the flat index floor(k * size / n). */
export interface Recorded {
  shape: readonly number[];
  mean: number;
  /** Of the whole population. */
  std: number;
  min: number;
  max: number;
  samples: ArrayLike<number>;
}

/** How far every layer is from its record, as a share of the recorded range, in the order of the records. */
export interface Check {
  layers: readonly { key: string; error: number }[];
  tolerance: number;
  /** The first layer beyond the tolerance: what follows it has that layer's values as input. */
  firstBad: string | null;
}

/** A record of every value: against it a tensor is compared as a whole, such as that of another device. */
export function recordOf(tensor: Tensor): Recorded {
  const { mean, variance, min, max } = statistics(tensor).whole;
  return { shape: tensor.dims, mean, std: Math.sqrt(variance), min, max, samples: tensor.data };
}

/** Largest difference as a share of the recorded range; Infinity where the shape is another one or a value is no number. */
export function deviation(found: Tensor, recorded: Recorded): number {
  const { shape, mean, std, min, max, samples } = recorded;
  const { whole } = statistics(found);
  if (found.dims.join() !== shape.join() || whole.nans + whole.infinities > 0) return Infinity;
  const { data } = found;
  let largest = Math.max(
    Math.abs(whole.mean - mean),
    Math.abs(Math.sqrt(whole.variance) - std),
    Math.abs(whole.min - min),
    Math.abs(whole.max - max),
  );
  for (let k = 0; k < samples.length; k++) {
    const value = data[Math.floor((k * data.length) / samples.length)]!;
    largest = Math.max(largest, Math.abs(value - samples[k]!));
  }
  const error = largest === 0 ? 0 : largest / (max - min);
  return Number.isNaN(error) ? Infinity : error;
}

/** Every recorded layer against what a run found; a layer that was not found is infinitely far. */
export function checkLayers(
  found: ReadonlyMap<string, Tensor>,
  recorded: ReadonlyMap<string, Recorded>,
  tolerance: number,
): Check {
  const layers = Array.from(recorded, ([key, record]) => {
    const tensor = found.get(key);
    return { key, error: tensor ? deviation(tensor, record) : Infinity };
  });
  return { layers, tolerance, firstBad: layers.find(({ error }) => !(error <= tolerance))?.key ?? null };
}
