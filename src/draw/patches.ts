import type { Pair } from '../network/types';
import type { Domain } from './domain';
import type { Palette } from './palette';
import { paint } from './raster';

/** One cell under a kernel. `inside` is false in the padding, which stays transparent. */
export interface PatchCell {
  value: number;
  weight: number;
  inside: boolean;
}

export interface PatchSheet {
  /** Side of a square that holds a patch or a kernel, in pixels: one for a value. */
  side: number;
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Patches with their kernels to the right, one pair below the other and a pixel between all of them: one picture for a
 * whole sum. Cells come row by row. Throws RangeError for a list that is not as long as the kernel is large.
 */
export function patchSheet(
  patches: readonly (readonly PatchCell[])[],
  [height, width]: Pair,
  values: { domain: Domain; palette: Palette },
  weights: { domain: Domain; palette: Palette },
): PatchSheet {
  const side = Math.max(height, width);
  const stride = 2 * side + 1;
  const data = new Uint8ClampedArray(stride * patches.length * (side + 1) * 4);
  const pixels = new Uint32Array(data.buffer);
  const top = Math.floor((side - height) / 2);
  const left = Math.floor((side - width) / 2);
  patches.forEach((cells, i) => {
    if (cells.length !== height * width)
      throw new RangeError(`${cells.length} cells of ${height} x ${width}`);
    const corner = (i * (side + 1) + top) * stride + left;
    const draw = (read: (cell: PatchCell) => number, { domain, palette }: typeof values, offset: number) =>
      paint({ height, width, data: Float32Array.from(cells, read) }, domain, palette, pixels, offset, stride);
    draw(({ value }) => value, values, corner);
    draw(({ weight }) => weight, weights, corner + side + 1);
    cells.forEach(({ inside }, j) => {
      if (!inside) pixels[corner + Math.floor(j / width) * stride + (j % width)] = 0;
    });
  });
  return { side, width: stride, height: patches.length * (side + 1), data };
}
