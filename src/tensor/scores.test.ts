import { expect, test } from 'vitest';
import { scoresOf } from './scores';

const logits = Float32Array.of(0, Math.log(3), 0);
const values = new Map([
  ['fc', logits],
  ['prob', Float32Array.of(0.1, 0.2, 0.7)],
]);
const valuesOf = (name: string) => values.get(name);

test('probabilities are those that the network gives', () => {
  expect(scoresOf({ probabilities: 'prob', logits: 'fc' }, valuesOf)).toEqual({
    probabilities: values.get('prob'),
    logits,
  });
  expect(scoresOf({ probabilities: 'prob', logits: null }, valuesOf)?.logits).toBeNull();
});

test('a file that ends at the logits leaves the softmax to the reader', () => {
  const found = scoresOf({ probabilities: null, logits: 'fc' }, valuesOf);
  expect(found?.logits).toBe(logits);
  expect(found?.probabilities).toEqual(Float32Array.of(0.2, 0.6, 0.2));
});

test('without either there is nothing to say', () => {
  expect(scoresOf({ probabilities: null, logits: null }, valuesOf)).toBeNull();
  expect(scoresOf({ probabilities: 'not run yet', logits: 'neither' }, valuesOf)).toBeNull();
});
