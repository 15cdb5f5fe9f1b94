import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peakOf } from './region';

const map = (width: number, ...values: number[]) => ({
  width,
  height: values.length / width,
  data: Float32Array.from(values),
});

test('the largest value, where it is, and in which ninth', () => {
  expect(peakOf(map(3, 0, 0, 0, 0, 0, 0, 0, 0, 2))).toEqual({
    value: 2,
    row: 2,
    column: 2,
    region: 'bottomRight',
  });
  expect(peakOf(map(3, 7, 0, 7, 0, 0, 0, 0, 0, 2))?.region).toBe('topLeft');
  expect(peakOf(map(3, 1, 1, 1, 1, 5, 1, 1, 1, 2))?.region).toBe('middleCentre');
});

test('by size a large negative value counts', () => {
  expect(peakOf(map(2, 1, 2, -3, 0))?.value).toBe(2);
  expect(peakOf(map(2, 1, 2, -3, 0), 'size')).toMatchObject({ value: -3, region: 'bottomLeft' });
});

test('nothing stands out of equal values, of none that is finite, of none', () => {
  expect(peakOf(map(2, 0, 0, 0, 0))).toBeNull();
  expect(peakOf(map(2, NaN, Infinity))).toBeNull();
  expect(peakOf({ width: 0, height: 0, data: new Float32Array() })).toBeNull();
  expect(peakOf(map(2, NaN, 1, 4, Infinity))?.value).toBe(4);
});

test('property: no finite value is larger', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noDefaultInfinity: true }), { minLength: 2, maxLength: 30 }),
      (values) => {
        const peak = peakOf(map(values.length, ...values));
        const finite = values.filter(Number.isFinite);
        if (peak) expect(peak.value).toBe(Math.fround(Math.max(...finite)) + 0);
        else expect(new Set(finite.map((value) => value + 0)).size).toBeLessThan(2);
      },
    ),
  );
});
