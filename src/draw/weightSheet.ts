import type { Operation, Pair } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import type { Domain } from './domain';
import type { Palette } from './palette';
import { paint } from './raster';

/** Weights of a convolution or linear layer, one way to read them for all. */
export interface WeightGrid {
  outputs: number;
  /** Input channels that an output reads: those of its group. */
  inputs: number;
  kernel: Pair;
  /** `place` counts through the kernel row by row. */
  at: (output: number, input: number, place: number) => number;
}

/** Null for weights that do not have the form of the operation. */
export function weightGrid(op: Operation, { dims, data }: Tensor): WeightGrid | null {
  const [first = 0, second = 0, height = 1, width = 1] = dims;
  if (op.kind === 'conv' && dims.length === 4) {
    const size = height * width;
    return {
      outputs: first,
      inputs: second,
      kernel: [height, width],
      at: (output, input, place) => data[(output * second + input) * size + place] ?? NaN,
    };
  }
  if (op.kind !== 'linear' || dims.length !== 2) return null;
  return op.transposed
    ? { outputs: first, inputs: second, kernel: [1, 1], at: (o, i) => data[o * second + i] ?? NaN }
    : { outputs: second, inputs: first, kernel: [1, 1], at: (o, i) => data[i * second + o] ?? NaN };
}

export interface WeightSheet {
  /** What goes to the right; the other goes down. */
  across: 'outputs' | 'inputs';
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * All weights in one picture, a pixel for each: kernels apart, output channels to the right; a 1 x 1 layer as a matrix whose
 * longer side goes to the right.
 */
export function weightSheet(grid: WeightGrid, domain: Domain, palette: Palette): WeightSheet {
  const { outputs, inputs, kernel, at } = grid;
  const size = kernel[0] * kernel[1];
  const across = size > 1 || outputs >= inputs ? 'outputs' : 'inputs';
  const [columns, rows] = across === 'outputs' ? [outputs, inputs] : [inputs, outputs];
  const gap = size > 1 ? 1 : 0;
  const width = columns * (kernel[1] + gap) - gap;
  const height = rows * (kernel[0] + gap) - gap;
  const data = new Uint8ClampedArray(width * height * 4);
  const pixels = new Uint32Array(data.buffer);
  const cell = { height: kernel[0], width: kernel[1], data: new Float32Array(size) };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [output, input] = across === 'outputs' ? [column, row] : [row, column];
      for (let place = 0; place < size; place++) cell.data[place] = at(output, input, place);
      const corner = row * (kernel[0] + gap) * width + column * (kernel[1] + gap);
      paint(cell, domain, palette, pixels, corner, width);
    }
  return { across, width, height, data };
}

/** Kernels that read a picture's three planes, in colour, `columns` side by side: zero is mid grey, `reach` full colour. */
export function colourSheet(
  { outputs, kernel, at }: WeightGrid,
  order: 'RGB' | 'BGR',
  reach: number,
  columns: number,
): Omit<WeightSheet, 'across'> {
  const [kernelHeight, kernelWidth] = kernel;
  const width = columns * (kernelWidth + 1) - 1;
  const height = Math.ceil(outputs / columns) * (kernelHeight + 1) - 1;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let output = 0; output < outputs; output++)
    for (let place = 0; place < kernelHeight * kernelWidth; place++) {
      const x = (output % columns) * (kernelWidth + 1) + (place % kernelWidth);
      const y = Math.floor(output / columns) * (kernelHeight + 1) + Math.floor(place / kernelWidth);
      const to = (y * width + x) * 4;
      for (let colour = 0; colour < 3; colour++)
        data[to + colour] = 127.5 * (1 + at(output, order === 'RGB' ? colour : 2 - colour, place) / reach);
      data[to + 3] = 255;
    }
  return { width, height, data };
}
