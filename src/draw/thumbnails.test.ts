import { expect, test } from 'vitest';
import type { Tensor } from '../tensor/tensor';
import { palette } from './palette';
import { paintThumbnails, thumbnailGrid } from './thumbnails';

/** Channels of `height` x `width`, each a dark left half and a light right half of its own value. */
function halves(values: readonly number[], height: number, width: number): Tensor {
  const data = Float32Array.from({ length: values.length * height * width }, (_, i) => {
    const value = values[Math.floor(i / (height * width))] ?? 0;
    return i % width < width / 2 ? 0 : value;
  });
  return { dims: [1, values.length, height, width], data };
}

const at = (pixels: Uint8ClampedArray, width: number, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];
const kind = 'sequential';
const light = [252, 255, 164, 255];
const dark = [0, 0, 4, 255];

test('fills the box evenly, the map that varies most first, in the colours of the palette', () => {
  const tensor = halves([1, 4, 2], 8, 8);
  const box = { x: 0, y: 0, width: 20, height: 40, tensor, kind, side: 20 } as const;
  expect(thumbnailGrid(box)).toEqual({ columns: 1, rows: 2 });
  const pixels = paintThumbnails([box], 'inferno', 20, 40);
  expect(at(pixels, 20, 15, 5)).toEqual(light);
  expect(at(pixels, 20, 2, 5)).toEqual(dark);
  // Value 2 of 4 in the second: the middle of the palette.
  expect(at(pixels, 20, 15, 30)).toEqual([188, 55, 84, 255]);
  expect(at(pixels, 20, 15, 19)).toEqual([0, 0, 0, 255]);
});

test('a narrow box shows the middle of a map, not all of it pressed together', () => {
  const pixels = paintThumbnails(
    [{ x: 0, y: 0, width: 6, height: 30, tensor: halves([1], 30, 30), kind, side: 30 }],
    'inferno',
    6,
    30,
  );
  // The border of the halves lies in the middle, and only the three columns on either side of it are seen.
  expect([0, 1, 2].map((x) => at(pixels, 6, x, 15))).toEqual([dark, dark, dark]);
  expect([3, 4, 5].map((x) => at(pixels, 6, x, 15))).toEqual([light, light, light]);
});

test('a large map shrinks to means, and keeps NaN', () => {
  const tensor: Tensor = {
    dims: [1, 1, 4, 4],
    data: Float32Array.from({ length: 16 }, (_, i) => (i < 8 ? i % 2 : 1)),
  };
  const draw = () =>
    paintThumbnails([{ x: 0, y: 0, width: 2, height: 2, tensor, kind, side: 2 }], 'greys', 2, 2);
  const middle = palette('greys', kind).css(0.5);
  const [red = 0] = at(draw(), 2, 0, 0);
  expect(`#${red.toString(16).repeat(3)}`).toBe(middle);
  expect(at(draw(), 2, 0, 1)).toEqual([255, 255, 255, 255]);
  tensor.data[0] = NaN;
  expect(at(draw(), 2, 0, 0)).toEqual([255, 0, 255, 255]);
});

test('no more maps than there are, and nothing outside the box', () => {
  const box = { x: 2, y: 1, width: 60, height: 10, tensor: halves([3], 4, 4), kind, side: 10 } as const;
  expect(thumbnailGrid(box)).toEqual({ columns: 1, rows: 1 });
  const pixels = paintThumbnails([box], 'inferno', 64, 12);
  expect(at(pixels, 64, 1, 5)).toEqual([0, 0, 0, 0]);
  expect(at(pixels, 64, 62, 5)).toEqual([0, 0, 0, 0]);
  expect(at(pixels, 64, 30, 0)).toEqual([0, 0, 0, 0]);
  expect(at(pixels, 64, 61, 5)).toEqual(light);
});
