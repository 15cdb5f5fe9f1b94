import type { ReceptiveField } from '../network/types';
import type { Plane } from '../tensor/tensor';

/**
 * A map at the pixels of a picture that stand in these columns and rows, which need not be whole: linear between the centres of its positions' receptive fields, and
 * beyond the outermost centres as there. So two maps of different strides can be set against each other.
 */
export function resampled(
  map: Plane,
  { size, jump, start }: ReceptiveField,
  at: { columns: readonly number[]; rows: readonly number[] },
): Plane {
  const along = (axis: 0 | 1, pixels: readonly number[], extent: number) =>
    pixels.map((pixel) => {
      const place = (pixel - start[axis] - (size[axis] - 1) / 2) / jump[axis];
      const inside = Math.max(0, Math.min(extent - 1, place));
      const from = Math.min(Math.floor(inside), Math.max(0, extent - 2));
      return { from, next: Math.min(from + 1, extent - 1), share: inside - from };
    });
  const columns = along(1, at.columns, map.width);
  const data = new Float32Array(at.rows.length * columns.length);
  let i = 0;
  for (const { from, next, share } of along(0, at.rows, map.height)) {
    const upper = from * map.width;
    const lower = next * map.width;
    for (const column of columns) {
      const between = (row: number) =>
        map.data[row + column.from]! * (1 - column.share) + map.data[row + column.next]! * column.share;
      data[i++] = between(upper) * (1 - share) + between(lower) * share;
    }
  }
  return { height: at.rows.length, width: columns.length, data };
}
