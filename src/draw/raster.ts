import type { Plane } from '../tensor/tensor';
import type { Domain } from './domain';
import type { Palette } from './palette';

/**
 * Writes a plane as RGBA pixels into `out`, which is `stride` pixels wide, its upper left corner at `offset`.
 * The domain is cut into 256 equal parts, one for each colour; finite values outside have the colour of the nearer end,
 * and what is not finite a colour of its own.
 */
export function paint(
  plane: Plane,
  { min, max }: Domain,
  { table, notFinite }: Palette,
  out: Uint32Array,
  offset = 0,
  stride = plane.width,
): void {
  const { height, width, data } = plane;
  const last = table.length - 1;
  const perUnit = table.length / (max - min);
  const lowest = table[0]!;
  const highest = table[last]!;
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    // From a value to its pixel.
    const on = offset + y * stride - y * width;
    for (let i = y * width; i < end; i++) {
      const place = (data[i]! - min) * perUnit;
      // Each case writes for itself: in half the time that choosing a colour and then writing it takes.
      if (place >= 0 && place <= last) out[on + i] = table[place | 0]!;
      else if (Number.isFinite(place)) out[on + i] = place < 0 ? lowest : highest;
      else out[on + i] = notFinite;
    }
  }
}
