import { expect, test } from 'vitest';
import { sharedValues, weightFacts } from './weights';

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

test('shared values: each once and in order, with as many weights as have it', () => {
  const codebook = Float32Array.of(0, 0.5, -1, 0.5, 2);
  const data = Float32Array.of(0, 0, 0.5, -1, 0.5, 0);
  expect(sharedValues(codebook, { dims: [6], data })).toEqual([
    { value: -1, count: 1 },
    { value: 0, count: 3 },
    { value: 0.5, count: 2 },
    { value: 2, count: 0 },
  ]);
});
