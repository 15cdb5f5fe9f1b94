import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLayers, deviation, recordOf } from './recorded';
import type { Tensor } from './tensor';

const tensor = (...data: number[]): Tensor => ({ dims: [1, data.length], data: Float32Array.from(data) });
const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }), {
  minLength: 2,
  maxLength: 40,
});

test('a tensor is its own record', () => {
  fc.assert(
    fc.property(values, (data) => {
      const one = tensor(...data);
      expect(deviation(one, recordOf(one))).toBe(0);
    }),
  );
});

test('against a whole record, one changed value deviates by its share of the range at least', () => {
  fc.assert(
    fc.property(values, fc.nat(), fc.float({ min: 1, max: 10, noNaN: true }), (data, place, by) => {
      const before = tensor(...data);
      const after = tensor(...data);
      const at = place % data.length;
      after.data[at] = (before.data[at] ?? 0) + by;
      const moved = Math.abs((after.data[at] ?? 0) - (before.data[at] ?? 0));
      const range = Math.max(...before.data) - Math.min(...before.data);
      expect(deviation(after, recordOf(before))).toBeGreaterThanOrEqual(moved / range);
    }),
  );
});

test('samples stand at the flat indices floor(k * size / n); statistics see what lies between them', () => {
  const record = { shape: [1, 5], mean: 2, std: Math.SQRT2, min: 0, max: 4, samples: [0, 2] };
  expect(deviation(tensor(0, 1, 2, 3, 4), record)).toBe(0);
  expect(deviation(tensor(0, 2, 1, 3, 4), record)).toBe(0.25);
  expect(deviation(tensor(0, 1, 2, 3, 3), record)).toBe(0.25);
  expect(deviation(tensor(0, 3, 2, 3, 4), record)).toBeCloseTo(0.1, 12);
});

test.each([
  ['another shape', { dims: [1, 2, 1, 1], data: Float32Array.of(1, 2) }],
  ['NaN', tensor(1, NaN)],
  ['infinite', tensor(1, Infinity)],
])('%s is infinitely far', (_, found) => {
  expect(deviation(found, recordOf(tensor(1, 2)))).toBe(Infinity);
});

test('where nothing varies, the same is exact and all else is infinitely far', () => {
  const record = recordOf(tensor(3, 3));
  expect(deviation(tensor(3, 3), record)).toBe(0);
  expect(deviation(tensor(3, 3.5), record)).toBe(Infinity);
});

test('the first layer beyond the tolerance is named, also one that is missing', () => {
  const records = new Map(['a', 'b', 'c'].map((key) => [key, recordOf(tensor(0, 1))]));
  const good = tensor(0, 1);
  const off = tensor(0, 1.5);
  const near = tensor(0, 1 + 2 ** -20);
  const check = (b: Tensor, c?: Tensor) =>
    checkLayers(new Map([['a', good], ['b', b], ...(c ? [['c', c] as const] : [])]), records, 1e-5);
  expect(check(near, good)).toMatchObject({
    firstBad: null,
    layers: [{ error: 0 }, { error: 2 ** -20 }, { error: 0 }],
  });
  expect(check(off, off)).toMatchObject({
    firstBad: 'b',
    layers: [{ key: 'a' }, { error: 0.5 }, { key: 'c' }],
  });
  expect(check(good)).toMatchObject({ firstBad: 'c', layers: [{}, {}, { error: Infinity }] });
});
