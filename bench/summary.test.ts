import { expect, test } from 'vitest';
import { isMet, isNoisy, summary } from './summary.mjs';

const ratio = { name: 'speedup', unit: 'ratio', goal: { least: 1.5 } };

test('the median of odd and even numbers of samples, with the extremes', () => {
  expect(summary(ratio, [3, 1, 2])).toEqual({ ...ratio, value: 2, min: 1, max: 3, runs: 3 });
  expect(summary(ratio, [4, 1, 3, 2])).toMatchObject({ value: 2.5, min: 1, max: 4, runs: 4 });
});

test('a ratio that spreads by more than a tenth is noisy, other units are not judged', () => {
  expect(isNoisy(summary(ratio, [1, 1.05, 1.09]))).toBe(false);
  expect(isNoisy(summary(ratio, [0.95, 1, 1.06]))).toBe(true);
  expect(isNoisy(summary({ ...ratio, unit: 'ms' }, [1, 2, 9]))).toBe(false);
});

test('goals are bounds from above or from below', () => {
  expect(isMet(summary(ratio, [1.5]))).toBe(true);
  expect(isMet(summary(ratio, [1.4]))).toBe(false);
  expect(isMet(summary({ ...ratio, goal: { most: 1 } }, [1.4]))).toBe(false);
  expect(isMet(summary({ ...ratio, goal: null }, [1.4]))).toBe(null);
});
