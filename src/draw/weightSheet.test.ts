import { expect, test } from 'vitest';
import { palette } from './palette';
import { colourSheet, weightGrid, weightSheet } from './weightSheet';

const window = {
  kernel: [1, 2],
  strides: [1, 1],
  dilations: [1, 1],
  pads: [0, 0, 0, 0],
  ceil: false,
} as const;
const conv = { kind: 'conv', window, groups: 1, weight: 'w', bias: null } as const;
const domain = { min: 0, max: 255, kind: 'sequential' } as const;
const greys = palette('greys', 'sequential');

/** Red of every pixel, row by row; -1 where nothing is drawn. */
function drawn({ width, height, data }: { width: number; height: number; data: Uint8ClampedArray }) {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const at = (y * width + x) * 4;
      return data[at + 3] === 0 ? -1 : data[at];
    }),
  );
}

test('kernels stand apart, outputs to the right, inputs downwards', () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => 10 * (i + 1));
  const grid = weightGrid(conv, { dims: [3, 2, 1, 2], data });
  if (!grid) throw new Error('no grid');
  const sheet = weightSheet(grid, domain, greys);
  expect(sheet.across).toBe('outputs');
  expect(drawn(sheet)).toEqual([
    [10, 20, -1, 50, 60, -1, 90, 100],
    [-1, -1, -1, -1, -1, -1, -1, -1],
    [30, 40, -1, 70, 80, -1, 110, 120],
  ]);
});

test('1 x 1 weights are a matrix without gaps that lies on its longer side', () => {
  const data = Float32Array.of(1, 2, 3, 4, 5, 6);
  const wide = weightGrid(conv, { dims: [3, 2, 1, 1], data });
  const tall = weightGrid(conv, { dims: [2, 3, 1, 1], data });
  if (!wide || !tall) throw new Error('no grid');
  expect(drawn(weightSheet(wide, domain, greys))).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ]);
  const sheet = weightSheet(tall, domain, greys);
  expect(sheet.across).toBe('inputs');
  expect(drawn(sheet)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test('linear weights are read either way they are stored; others are refused', () => {
  const data = Float32Array.of(1, 2, 3, 4, 5, 6);
  const linear = (transposed: boolean) => ({ kind: 'linear', weight: 'w', bias: null, transposed }) as const;
  expect(weightGrid(linear(true), { dims: [2, 3], data })?.at(1, 0, 0)).toBe(4);
  const stored = weightGrid(linear(false), { dims: [3, 2], data });
  expect([stored?.outputs, stored?.inputs, stored?.at(1, 2, 0)]).toEqual([2, 3, 6]);
  expect(weightGrid(conv, { dims: [6], data })).toBeNull();
  expect(weightGrid({ kind: 'softmax' }, { dims: [2, 3], data })).toBeNull();
});

test('in colour, blue comes first where the network reads it first; zero is grey', () => {
  const data = Float32Array.of(1, 0, -1, 0, 0, 0);
  const grid = weightGrid(conv, { dims: [2, 3, 1, 1], data });
  if (!grid) throw new Error('no grid');
  const { width, height, data: pixels } = colourSheet(grid, 'BGR', 1, 2);
  expect([width, height]).toEqual([3, 1]);
  expect([...pixels]).toEqual([0, 128, 255, 255, 0, 0, 0, 0, 128, 128, 128, 255]);
  expect([...colourSheet(grid, 'RGB', 1, 2).data.subarray(0, 4)]).toEqual([255, 128, 0, 255]);
});
