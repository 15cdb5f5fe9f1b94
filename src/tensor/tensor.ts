/** Numbers of one tensor, batch first: [1, channels, height, width] or [1, channels]; row-major, never nested. */
export interface Tensor {
  dims: readonly number[];
  data: Float32Array;
  /** Set where the runtime gave it as float16. */
  half?: true;
}

/** One channel of a tensor: a view, not a copy. */
export interface Plane {
  height: number;
  width: number;
  data: Float32Array;
}

/** Channels, height and width of the first picture in the batch; [1, c] counts as c channels of 1 x 1. */
export function extents(tensor: Tensor): { channels: number; height: number; width: number } {
  const [, channels = 1, height = 1, width = 1] = tensor.dims;
  return { channels, height, width };
}

/** Channel `channel` of the first picture in the batch. Throws RangeError for a channel that is not there. */
export function plane(tensor: Tensor, channel: number): Plane {
  const { channels, height, width } = extents(tensor);
  if (!Number.isInteger(channel) || channel < 0 || channel >= channels)
    throw new RangeError(`channel ${channel} of ${channels}`);
  const size = height * width;
  return { height, width, data: tensor.data.subarray(channel * size, (channel + 1) * size) };
}
