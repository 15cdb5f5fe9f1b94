import { expect, test } from 'vitest';
import { fedPicture } from './fed';

test('planes become red, green and blue between the two ends', () => {
  const tensor = { dims: [1, 3, 1, 2], data: Float32Array.of(-1, 1, 0, 3, -1, -5) };
  const { width, height, data } = fedPicture(tensor, { from: -1, to: 3 });
  expect([width, height]).toEqual([2, 1]);
  expect([...data]).toEqual([0, 64, 0, 255, 128, 255, 0, 255]);
});
