import type { Window } from '../network/types';

/**
 * One cell under a window. `padding` is the frame of zeros around the map; `beyond` lies past that frame, where the last
 * windows of a ceil-mode pool reach.
 */
export interface Tap {
  row: number;
  column: number;
  place: 'inside' | 'padding' | 'beyond';
}

/** The cells of a map of `height` x `width` that the output position (row, column) reads, in the kernel's own order. */
export function tapsAt(
  { kernel, strides, dilations, pads }: Window,
  position: { row: number; column: number },
  { height, width }: { height: number; width: number },
): Tap[] {
  const taps: Tap[] = [];
  for (let y = 0; y < kernel[0]; y++)
    for (let x = 0; x < kernel[1]; x++) {
      const row = position.row * strides[0] - pads[0] + y * dilations[0];
      const column = position.column * strides[1] - pads[1] + x * dilations[1];
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      const beyond = row >= height + pads[2] || column >= width + pads[3];
      taps.push({ row, column, place: inside ? 'inside' : beyond ? 'beyond' : 'padding' });
    }
  return taps;
}
