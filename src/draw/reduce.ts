import { extents, type Tensor } from '../tensor/tensor';

const known = new WeakMap<Tensor, { step: number; tensor: Tensor }>();

/**
 * The tensor with one value for each square of `step` x `step` values: their mean; at the far edges of what is left of a
 * square. NaN where the square has one. The last one made of a tensor is kept.
 */
export function reduced(tensor: Tensor, step: number): Tensor {
  if (step === 1) return tensor;
  const found = known.get(tensor);
  if (found?.step === step) return found.tensor;
  const made = reduce(tensor, step);
  known.set(tensor, { step, tensor: made });
  return made;
}

function reduce(tensor: Tensor, step: number): Tensor {
  const { channels, height, width } = extents(tensor);
  const rows = Math.ceil(height / step);
  const columns = Math.ceil(width / step);
  const from = tensor.data;
  const data = new Float32Array(channels * rows * columns);
  let to = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let top = 0; top < height; top += step) {
      const bottom = Math.min(height, top + step);
      for (let left = 0; left < width; left += step) {
        const right = Math.min(width, left + step);
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          const row = (channel * height + y) * width;
          for (let i = row + left; i < row + right; i++) sum += from[i]!;
        }
        data[to++] = sum / ((bottom - top) * (right - left));
      }
    }
  return { dims: [1, channels, rows, columns], data };
}
