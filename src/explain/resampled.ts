import type { ReceptiveField } from '../network/types';
import type { Plane } from '../tensor/tensor';

/**
 * A map at every pixel of a square picture of `size`: linear between the centres of its positions' receptive fields, and
 * beyond the outermost centres as there. So two maps of different strides can be set against each other.
 */
export function resampled(map: Plane, { size, jump, start }: ReceptiveField, side: number): Plane {
  const along = (axis: 0 | 1, extent: number) =>
    Array.from({ length: side }, (_, pixel) => {
      const place = (pixel - start[axis] - (size[axis] - 1) / 2) / jump[axis];
      const inside = Math.max(0, Math.min(extent - 1, place));
      const from = Math.min(Math.floor(inside), Math.max(0, extent - 2));
      return { from, next: Math.min(from + 1, extent - 1), share: inside - from };
    });
  const columns = along(1, map.width);
  const data = new Float32Array(side * side);
  let i = 0;
  for (const { from, next, share } of along(0, map.height)) {
    const upper = from * map.width;
    const lower = next * map.width;
    for (const column of columns) {
      const between = (row: number) =>
        map.data[row + column.from]! * (1 - column.share) + map.data[row + column.next]! * column.share;
      data[i++] = between(upper) * (1 - share) + between(lower) * share;
    }
  }
  return { height: side, width: side, data };
}
