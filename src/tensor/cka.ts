import type { Tensor } from './tensor';

/**
 * How much the layers of two networks depend on each other over the same pictures: unbiased estimates of HSIC with linear
 * kernels (Song et al. 2012), between each layer of the first and each of the second, and of each layer with itself.
 */
export interface Dependence {
  pictures: number;
  /** One row for each layer of the first network. */
  between: readonly Float64Array[];
  first: Float64Array;
  second: Float64Array;
}

/** Fewest pictures that the estimate is defined for. */
export const FEWEST = 4;

/** Features of each layer as [pictures, features], the same pictures in all. Throws RangeError for fewer than four. */
export function dependence(first: readonly Tensor[], second: readonly Tensor[]): Dependence {
  const pictures = first[0]?.dims[0] ?? 0;
  if (pictures < FEWEST) throw new RangeError(`${pictures} pictures, at least ${FEWEST} needed`);
  const scale = 1 / (pictures * (pictures - 3));
  const here = first.map(centred);
  const there = second.map(centred);
  return {
    pictures,
    between: here.map((a) => Float64Array.from(there, (b) => scale * product(a, b))),
    first: Float64Array.from(here, (a) => scale * product(a, a)),
    second: Float64Array.from(there, (b) => scale * product(b, b)),
  };
}

/** Two estimates over different pictures as one, each weighted by its pictures: what remains is as large as one of them. */
export function joined(a: Dependence | null, b: Dependence): Dependence {
  if (!a) return b;
  const pictures = a.pictures + b.pictures;
  const mean = (x: Float64Array, y: Float64Array) =>
    x.map((value, i) => (a.pictures * value + b.pictures * (y[i] ?? NaN)) / pictures);
  return {
    pictures,
    between: a.between.map((row, i) => mean(row, b.between[i] ?? row)),
    first: mean(a.first, b.first),
    second: mean(a.second, b.second),
  };
}

/**
 * Debiased linear CKA (Kornblith et al. 2019; over parts of the pictures as Nguyen et al. 2021), at most 1, near 0 or slightly
 * below for what is unrelated; null where a layer does not differ between pictures.
 */
export function cka({ between, first, second }: Dependence): (number | null)[][] {
  return between.map((row, i) =>
    Array.from(row, (value, j) => {
      const own = (first[i] ?? 0) * (second[j] ?? 0);
      return (first[i] ?? 0) > 0 && own > 0 ? value / Math.sqrt(own) : null;
    }),
  );
}

/** Inner products between pictures without the diagonal, centred so that every row sums to zero (U-centring). */
function centred({ dims, data }: Tensor): Float64Array {
  const [pictures = 0] = dims;
  const features = data.length / pictures;
  const kernel = new Float64Array(pictures * pictures);
  const sums = new Float64Array(pictures);
  let total = 0;
  for (let i = 0; i < pictures; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = 0; k < features; k++) sum += data[i * features + k]! * data[j * features + k]!;
      kernel[i * pictures + j] = sum;
      kernel[j * pictures + i] = sum;
      sums[i]! += sum;
      sums[j]! += sum;
      total += 2 * sum;
    }
  const shift = total / ((pictures - 1) * (pictures - 2));
  for (let i = 0; i < pictures; i++)
    for (let j = 0; j < pictures; j++)
      if (i !== j) kernel[i * pictures + j]! += shift - (sums[i]! + sums[j]!) / (pictures - 2);
  return kernel;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
