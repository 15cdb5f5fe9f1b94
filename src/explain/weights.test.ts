import { expect, test } from 'vitest';
import { weightFacts } from './weights';

test('counts zeros of both signs, different values, and what is not finite', () => {
  const data = Float32Array.of(0, -0, 1, 1, -2, Number.NaN, Number.NaN, Infinity);
  expect(weightFacts({ dims: [8], data })).toEqual({
    count: 8,
    zeros: 2,
    distinct: 5,
    domain: { min: -2, max: 1 },
    notFinite: 3,
  });
  expect(weightFacts({ dims: [1], data: Float32Array.of(Number.NaN) }).domain).toBeNull();
});
