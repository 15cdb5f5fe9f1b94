import { extents, type Tensor } from './tensor';

/** What a set of values is like. NaN and infinities are counted, and left out of mean, variance, min and max. */
export interface Statistics {
  /** All values, the ones that are not finite too. */
  count: number;
  /** NaN, like variance, min and max, when no value is finite. */
  mean: number;
  /** Mean squared distance from the mean (divided by the number of values, not by one less). */
  variance: number;
  min: number;
  max: number;
  zeros: number;
  nans: number;
  infinities: number;
}

export interface TensorStatistics {
  whole: Statistics;
  channels: readonly Statistics[];
  /** Channels that are zero everywhere. */
  dead: readonly number[];
}

const known = new WeakMap<Tensor, TensorStatistics>();

/** Statistics of the tensor and of each channel; computed once for a tensor object, whose values must not change. */
export function statistics(tensor: Tensor): TensorStatistics {
  const found = known.get(tensor);
  if (found) return found;
  const { channels, height, width } = extents(tensor);
  const size = height * width;
  const parts = Array.from({ length: channels }, (_, channel) =>
    statisticsOf(tensor.data.subarray(channel * size, (channel + 1) * size)),
  );
  const dead = parts.flatMap((part, channel) => (part.zeros === part.count ? [channel] : []));
  const result = { whole: united(parts), channels: parts, dead };
  known.set(tensor, result);
  return result;
}

/** Mean of each channel, summed in float64. */
export function channelMeans(tensor: Tensor): Float32Array<ArrayBuffer> {
  const { channels } = extents(tensor);
  return Float32Array.from({ length: channels }, (_, channel) => channelMean(tensor, channel));
}

/** Mean of one channel, summed in float64. */
export function channelMean(tensor: Tensor, channel: number): number {
  const { height, width } = extents(tensor);
  const size = height * width;
  let sum = 0;
  for (let i = channel * size; i < (channel + 1) * size; i++) sum += tensor.data[i]!;
  return sum / size;
}

function statisticsOf(values: Float32Array): Statistics {
  const quick = finite(values);
  if (Number.isFinite(quick.mean)) return quick;
  return { ...finite(values.filter(Number.isFinite)), count: values.length, ...notFiniteIn(values) };
}

/** How many values are NaN, and how many infinite. */
export function notFiniteIn(values: Float32Array): Pick<Statistics, 'nans' | 'infinities'> {
  let nans = 0;
  let infinities = 0;
  for (const value of values) {
    nans += Number(Number.isNaN(value));
    infinities += Number(Math.abs(value) === Infinity);
  }
  return { nans, infinities };
}

/**
 * One pass over values that are all finite (else the mean is not). Sums are taken from the first value, so that they
 * stay small; zeros are counted without a branch, which half of the values after a ReLU would mispredict.
 */
function finite(values: Float32Array): Statistics {
  const count = values.length;
  const origin = values[0] ?? NaN;
  let sum = 0;
  let squares = 0;
  let min = origin;
  let max = origin;
  let zeros = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    const distance = value - origin;
    sum += distance;
    squares += distance * distance;
    if (value < min) min = value;
    if (value > max) max = value;
    zeros += Number(value === 0);
  }
  const offset = sum / count;
  const variance = Math.max(0, squares / count - offset * offset);
  return { count, mean: origin + offset, variance, min, max, zeros, nans: 0, infinities: 0 };
}

/** The statistics of several sets of values taken together: the spread within them, and the spread of their means. */
function united(parts: readonly Statistics[]): Statistics {
  const weight = (part: Statistics) => part.count - part.nans - part.infinities;
  const measured = parts.filter((part) => weight(part) > 0);
  const total = (of: (part: Statistics) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const average = (of: (part: Statistics) => number) =>
    measured.reduce((sum, part) => sum + weight(part) * of(part), 0) / total(weight);
  const mean = average((part) => part.mean);
  return {
    count: total((part) => part.count),
    mean,
    variance: average((part) => part.variance + (part.mean - mean) ** 2),
    min: measured.length === 0 ? NaN : Math.min(...measured.map((part) => part.min)),
    max: measured.length === 0 ? NaN : Math.max(...measured.map((part) => part.max)),
    zeros: total((part) => part.zeros),
    nans: total((part) => part.nans),
    infinities: total((part) => part.infinities),
  };
}

export interface Histogram {
  /** Values in each of the equally wide bins between the domain's ends; the last bin holds the upper end too. */
  counts: number[];
  /** Values outside the domain, infinities among them. */
  below: number;
  above: number;
  nans: number;
}

/** How often values occur between `min` and `max`. Throws RangeError unless min < max and there is at least one bin. */
export function histogram(
  values: Float32Array,
  domain: { min: number; max: number },
  bins: number,
): Histogram {
  const { min, max } = domain;
  if (!(min < max && bins >= 1)) throw new RangeError(`${bins} bins from ${min} to ${max}`);
  const counts = Array.from({ length: bins }, () => 0);
  const perUnit = bins / (max - min);
  let below = 0;
  let above = 0;
  let nans = 0;
  for (const value of values) {
    if (value >= min && value <= max) counts[Math.min(bins - 1, Math.floor((value - min) * perUnit))]!++;
    else if (value < min) below++;
    else if (value > max) above++;
    else nans++;
  }
  return { counts, below, above, nans };
}
