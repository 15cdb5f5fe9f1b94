import type { Decoded, Pixels, Rect } from './pixels';
import { resampleRows, type Taps } from './rows';

/** Fixed-point bits of a weight: 8 bits of a value and 2 to spare stay free in 32. */
const BITS = 22;

/** A triangle as wide as one output pixel is in the input, never narrower than two input pixels. */
function tapsOf(inputs: number, from: number, to: number, outputs: number): Taps {
  const scale = Math.fround(to - from) / outputs;
  const support = Math.max(1, scale);
  const stride = 2 * Math.ceil(support) + 1;
  const starts = new Int32Array(outputs);
  const counts = new Int32Array(outputs);
  const weights = new Int32Array(outputs * stride);
  const triangle = new Float64Array(stride);
  const sharpness = 1 / support;
  for (let output = 0; output < outputs; output++) {
    const centre = from + (output + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const count = Math.min(inputs, Math.trunc(centre + support + 0.5)) - start;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) {
      const weight = Math.max(0, 1 - Math.abs((tap + start - centre + 0.5) * sharpness));
      triangle[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++)
      weights[output * stride + tap] = Math.trunc(0.5 + (triangle[tap]! / sum) * (1 << BITS));
    starts[output] = start;
    counts[output] = count;
  }
  return { stride, starts, counts, weights };
}

/** To RGBA, in place. */
function asRgba(data: Uint8ClampedArray, order: Decoded['order']) {
  for (let at = 0; at < data.length; at += 4) {
    const first = data[at]!;
    if (order === 'BGRX') {
      data[at] = data[at + 2]!;
      data[at + 2] = first;
    }
    data[at + 3] = 255;
  }
}

/**
 * The part `box` of an opaque picture, as RGBA (all of it, if not given; fractions of a pixel count, and the filter reads
 * beyond the box where the picture goes on) resampled to width x height, bit for bit as Pillow's BILINEAR does
 * (src/libImaging/Resample.c): a triangle filter that widens when it shrinks, horizontally and then vertically,
 * each pass rounded to 8 bits. Throws RangeError for an empty size or a box outside the picture.
 */
export function resample(source: Decoded, width: number, height: number, box?: Rect): Pixels {
  const left = Math.fround(box?.x ?? 0);
  const top = Math.fround(box?.y ?? 0);
  const right = Math.fround(box ? box.x + box.width : source.width);
  const bottom = Math.fround(box ? box.y + box.height : source.height);
  if (!(width >= 1 && height >= 1)) throw new RangeError(`cannot resample to ${width} x ${height}`);
  if (!(
    left >= 0 &&
    top >= 0 &&
    right <= source.width &&
    bottom <= source.height &&
    left < right &&
    top < bottom
  ))
    throw new RangeError(`box ${left},${top} to ${right},${bottom} in ${source.width} x ${source.height}`);

  const across = tapsOf(source.width, left, right, width);
  const down = tapsOf(source.height, top, bottom, height);
  const first = down.starts[0]!;
  const end = down.starts[height - 1]! + down.counts[height - 1]!;
  const columns = resampleRows(source.data, source.width, across, first, end);
  const starts = down.starts.map((start) => start - first);
  const data = resampleRows(columns, end - first, { ...down, starts }, 0, width);
  asRgba(data, source.order);
  return { width, height, data };
}
