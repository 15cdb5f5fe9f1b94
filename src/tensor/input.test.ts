import { expect, test } from 'vitest';
import { inputTensor } from './input';

const pixels = {
  width: 2,
  height: 2,
  data: new Uint8ClampedArray([0, 1, 2, 255, 255, 128, 64, 255, 10, 20, 30, 255, 123, 117, 104, 255]),
};

test("the authors' recipe: planes B, G, R, minus 104, 117, 123", () => {
  const recipe = {
    size: 2,
    resize: 2,
    via: null,
    order: 'BGR',
    scale: 1,
    mean: [104, 117, 123],
    std: [1, 1, 1],
  } as const;
  expect(inputTensor(pixels, recipe)).toEqual({
    dims: [1, 3, 2, 2],
    data: new Float32Array([-102, -40, -74, 0, -116, 11, -97, 0, -123, 132, -113, 0]),
  });
});

test('a scaled recipe in the order R, G, B, rounded once', () => {
  const recipe = {
    size: 2,
    resize: 2,
    via: null,
    order: 'RGB',
    scale: 1 / 255,
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  } as const;
  const { data } = inputTensor(pixels, recipe);
  expect(data[0]).toBe(Math.fround(-0.485 / 0.229));
  expect(data[1]).toBe(Math.fround((1 - 0.485) / 0.229));
  expect(data[5]).toBe(Math.fround((128 / 255 - 0.456) / 0.224));
  expect(data[11]).toBe(Math.fround((104 / 255 - 0.406) / 0.225));
});

test('a picture of another size is refused', () => {
  const recipe = {
    size: 3,
    resize: 3,
    via: null,
    order: 'RGB',
    scale: 1,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  } as const;
  expect(() => inputTensor(pixels, recipe)).toThrow(RangeError);
});
