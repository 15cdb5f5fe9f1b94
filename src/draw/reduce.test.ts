import { expect, test } from 'vitest';
import { reduced } from './reduce';

const counting = (...dims: number[]) => ({
  dims: [1, ...dims],
  data: Float32Array.from({ length: dims.reduce((a, b) => a * b) }, (_, i) => i),
});

test('takes the mean of each square, and of what is left of it at the edges', () => {
  const { dims, data } = reduced(counting(2, 3, 3), 2);
  // 0 1 | 2      9 10 | 11
  // 3 4 | 5     12 13 | 14
  // 6 7 | 8     15 16 | 17
  expect(dims).toEqual([1, 2, 2, 2]);
  expect([...data]).toEqual([2, 3.5, 6.5, 8, 11, 12.5, 15.5, 17]);
});

test('keeps the axes apart', () => {
  expect([...reduced(counting(1, 2, 6), 3).data]).toEqual([4, 7]);
});

test('one NaN makes its square NaN, no other', () => {
  const tensor = counting(1, 4, 4);
  tensor.data[5] = NaN;
  expect([...reduced(tensor, 2).data]).toEqual([NaN, 4.5, 10.5, 12.5]);
});

test('steps of one change nothing; the same step again costs nothing', () => {
  const tensor = counting(1, 4, 4);
  expect(reduced(tensor, 1)).toBe(tensor);
  expect(reduced(tensor, 2)).toBe(reduced(tensor, 2));
  expect(reduced(tensor, 4).data[0]).toBe(7.5);
});
