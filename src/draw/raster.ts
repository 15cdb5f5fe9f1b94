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
  const beyond = (place: number) => (!Number.isFinite(place) ? notFinite : place < 0 ? lowest : highest);
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    let from = y * width;
    let to = offset + y * stride;
    // Two at a time, written out: a quarter faster than one, and half than with a function for a value's colour.
    for (; from + 1 < end; from += 2, to += 2) {
      const a = (data[from]! - min) * perUnit;
      const b = (data[from + 1]! - min) * perUnit;
      out[to] = a >= 0 && a < last ? table[a | 0]! : beyond(a);
      out[to + 1] = b >= 0 && b < last ? table[b | 0]! : beyond(b);
    }
    if (from < end) {
      const a = (data[from]! - min) * perUnit;
      out[to] = a >= 0 && a < last ? table[a | 0]! : beyond(a);
    }
  }
}
