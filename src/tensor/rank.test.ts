import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { order, softmax, topK } from './rank';
import { statistics } from './stats';

describe('softmax', () => {
  test('of 1, 2, 3 as in the textbooks', () => {
    const [a, b, c] = softmax(new Float32Array([1, 2, 3]));
    expect([a, b, c].map((p) => p?.toFixed(8))).toEqual(['0.09003057', '0.24472848', '0.66524094']);
  });

  test('of huge logits neither overflows nor changes with a shift', () => {
    expect(softmax(new Float32Array([10_001, 10_002, 10_003]))).toEqual(softmax(new Float32Array([1, 2, 3])));
    expect(Array.from(softmax(new Float32Array([-1e30, 0])))).toEqual([0, 1]);
  });

  test('sums to one', () => {
    const logits = fc.float32Array({ minLength: 1, noNaN: true, min: -1e4, max: 1e4 });
    fc.assert(
      fc.property(logits, (values) => {
        expect(softmax(values).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      }),
    );
  });
});

test('the top k: largest first, equals by index, NaN last', () => {
  const values = new Float32Array([2, NaN, 7, -1, 7, Infinity]);
  expect(topK(values, 4)).toEqual([
    { index: 5, value: Infinity },
    { index: 2, value: 7 },
    { index: 4, value: 7 },
    { index: 0, value: 2 },
  ]);
  expect(topK(values, 9).map(({ index }) => index)).toEqual([5, 2, 4, 0, 3, 1]);
});

test('channels by number, by mean and by peak; a channel without a finite value last', () => {
  const data = new Float32Array([NaN, NaN, 1, 1, 0, 9, 4, 5, 4, 5]);
  const found = statistics({ dims: [1, 5, 1, 2], data });
  expect(order(found, 'index')).toEqual([0, 1, 2, 3, 4]);
  expect(order(found, 'mean')).toEqual([2, 3, 4, 1, 0]);
  expect(order(found, 'peak')).toEqual([2, 3, 4, 1, 0]);
});
