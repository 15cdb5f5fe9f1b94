import { expect, test } from 'vitest';
import { spreadOf } from './spread';

test('median and quartiles', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
  expect(spreadOf([1, 2])).toEqual({ median: 1.5, low: 1.25, high: 1.75 });
  expect(spreadOf([])).toEqual({ median: NaN, low: NaN, high: NaN });
});
