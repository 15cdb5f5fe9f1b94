import { expect, test } from 'vitest';
import { flatten } from './flatten';

const pixels = (...bytes: number[]) => ({
  width: bytes.length / 4,
  height: 1,
  data: new Uint8ClampedArray(bytes),
});

test('an opaque picture is the same object', () => {
  const opaque = pixels(1, 2, 3, 255, 4, 5, 6, 255);
  expect(flatten(opaque, [9, 9, 9])).toBe(opaque);
});

test('transparency shows the background, in a copy', () => {
  const source = pixels(10, 20, 30, 255, 200, 100, 0, 0, 200, 100, 0, 51);
  const kept = source.data.slice();
  // 51 of 255 is a fifth: 123 + (200 - 123) / 5 = 138.4, 117 - 17 / 5 = 113.6, 104 - 104 / 5 = 83.2
  expect(Array.from(flatten(source, [123, 117, 104]).data)).toEqual([
    10, 20, 30, 255, 123, 117, 104, 255, 138, 114, 83, 255,
  ]);
  expect(source.data).toEqual(kept);
});
