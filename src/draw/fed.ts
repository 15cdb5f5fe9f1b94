import type { Pixels } from '../tensor/pixels';
import { extents, type Tensor } from '../tensor/tensor';

/** The three planes of an input tensor as red, green and blue; `from` is black, `to` is white. */
export function fedPicture(tensor: Tensor, { from, to }: { from: number; to: number }): Pixels {
  const { height, width } = extents(tensor);
  const area = width * height;
  const data = new Uint8ClampedArray(4 * area).fill(255);
  for (let plane = 0; plane < 3; plane++)
    for (let i = 0; i < area; i++)
      data[4 * i + plane] = (255 * (tensor.data[plane * area + i]! - from)) / (to - from);
  return { width, height, data };
}
