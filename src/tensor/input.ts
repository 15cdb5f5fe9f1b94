import type { InputRecipe, Pixels } from './pixels';
import type { Tensor } from './tensor';

/** What a byte of a plane is fed as. */
export function fedValue(
  { scale, mean, std }: Pick<InputRecipe, 'scale' | 'mean' | 'std'>,
  plane: 0 | 1 | 2,
  byte: number,
): number {
  return (byte * scale - mean[plane]) / std[plane];
}

/**
 * The input tensor [1, 3, size, size] of a framed picture: (byte * scale - mean) / std per plane, planes in the recipe's
 * order, each value rounded once to float32. Throws RangeError when the picture is not size x size.
 */
export function inputTensor(pixels: Pixels, recipe: InputRecipe): Tensor {
  const { size, order } = recipe;
  if (pixels.width !== size || pixels.height !== size)
    throw new RangeError(
      `a picture of ${pixels.width} x ${pixels.height} for a network that takes ${size} x ${size}`,
    );
  const area = size * size;
  const data = new Float32Array(3 * area);
  const values = new Float32Array(256);
  for (const plane of [0, 1, 2] as const) {
    for (let byte = 0; byte < 256; byte++) values[byte] = fedValue(recipe, plane, byte);
    const colour = order === 'RGB' ? plane : 2 - plane;
    for (let i = 0; i < area; i++) data[plane * area + i] = values[pixels.data[i * 4 + colour]!]!;
  }
  return { dims: [1, 3, size, size], data };
}
