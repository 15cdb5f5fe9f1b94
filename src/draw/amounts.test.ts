import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountBar, amountScale } from './amounts';

test('bars go from the common zero to their side, as long as they are large', () => {
  const scale = amountScale([6, -2, NaN, Infinity]);
  expect(scale.zero).toBe(0.25);
  expect(amountBar(scale, 6)).toEqual({ start: 0.25, length: 0.75 });
  expect(amountBar(scale, -2)).toEqual({ start: 0, length: 0.25 });
  expect(amountBar(scale, 0).length).toBe(0);
  expect(amountBar(scale, NaN).length).toBe(0);
  expect(amountBar(scale, -Infinity)).toEqual({ start: 0.25, length: 0 });
  expect(amountBar(amountScale([0]), 0)).toEqual({ start: 0, length: 0 });
});

test('property: no bar leaves the whole, and lengths are proportional to amounts', () => {
  // Also amounts so small that their reciprocal is infinite.
  const amount = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(5e-324, -5e-324));
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2 }), (values) => {
      const scale = amountScale(values);
      const span = Math.max(0, ...values) - Math.min(0, ...values);
      for (const value of values) {
        const { start, length } = amountBar(scale, value);
        expect(start).toBeGreaterThanOrEqual(-1e-12);
        expect(start + length).toBeLessThanOrEqual(1 + 1e-12);
        expect(length).toBeCloseTo(span === 0 ? 0 : Math.abs(value) / span, 12);
      }
    }),
  );
});
