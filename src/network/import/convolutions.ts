import { NetworkError, sizeOf } from '../types';

/** Sizes and numbers of one stored array. */
export interface Blob {
  dims: readonly number[];
  data: Float32Array;
}

/** A convolution that a file holds: weights as OIHW, one bias for each of its filters. */
export interface Convolution {
  /** What the file calls it; for messages only. */
  name: string;
  dims: readonly [number, number, number, number];
  weight: Float32Array;
  bias: Float32Array;
}

/** Checks that the numbers fill the sizes. */
export function shaped(dims: readonly number[], data: Float32Array, offset: number): Blob {
  const size = sizeOf(dims);
  if (dims.some((dim) => !Number.isSafeInteger(dim) || dim < 1) || size !== data.length)
    throw new NetworkError('malformed', `${data.length} numbers do not fill ${dims.join(' x ')}`, offset);
  return { dims, data };
}

/** Blobs of a layer as a convolution; a missing bias is zero. */
export function convolution(name: string, [weight, bias]: readonly Blob[]): Convolution {
  const [to, from, height, width, ...rest] = weight?.dims ?? [];
  if (!weight || !to || !from || !height || !width || rest.length > 0)
    throw new NetworkError('malformed', `the convolution "${name}" has no weights of four dimensions`);
  const biases = bias?.data ?? new Float32Array(to);
  if (biases.length !== to)
    throw new NetworkError('malformed', `"${name}" has ${biases.length} biases for ${to} filters`);
  return { name, dims: [to, from, height, width], weight: weight.data, bias: biases };
}
