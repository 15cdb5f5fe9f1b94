import type { ReceptiveField } from '../network/types';
import type { Rect } from '../tensor/pixels';

/**
 * Where a map lies on the input picture, in input pixels: every position is a square (rectangle) of one jump, around the
 * centre of its receptive field. The map can end before the picture's edge or reach beyond it; it is never stretched to fit.
 */
export function footprint(
  { size, jump, start }: ReceptiveField,
  { height, width }: { height: number; width: number },
): Rect {
  return {
    x: start[1] + (size[1] - jump[1]) / 2,
    y: start[0] + (size[0] - jump[0]) / 2,
    width: width * jump[1],
    height: height * jump[0],
  };
}
