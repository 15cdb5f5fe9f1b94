import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paint } from './raster';

/** A palette whose colours are their own numbers; what is not finite is 999. */
const counted = { table: Uint32Array.from({ length: 256 }, (_, i) => i), notFinite: 999, css: String };

function painted(values: number[], min: number, max: number): number[] {
  const out = new Uint32Array(values.length);
  const data = Float32Array.from(values);
  paint({ width: values.length, height: 1, data }, { min, max, kind: 'sequential' }, counted, out);
  return Array.from(out);
}

test('equal parts of the domain have one colour each, ends are clamped, NaN and infinities are apart', () => {
  expect(painted([0, 0.99, 1, 255, 255.9, 256], 0, 256)).toEqual([0, 0, 1, 255, 255, 255]);
  expect(painted([-1, 1000, -Infinity, Infinity, NaN], 0, 256)).toEqual([0, 255, 999, 999, 999]);
  expect(painted([-8, 0, 8], -8, 8)).toEqual([0, 128, 255]);
});

test('every value has the colour of the definition, whatever its place in the row', () => {
  const value = fc.oneof(fc.float({ min: -20, max: 20 }), fc.constantFrom(NaN, Infinity, -Infinity, -0));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      const slow = values.map((value) =>
        !Number.isFinite(value)
          ? 999
          : Math.min(255, Math.max(0, Math.floor(((Math.fround(value) + 10) / 20) * 256))),
      );
      const found = painted(values, -10, 10);
      // At the border of two colours the last bit of a quotient may decide.
      found.forEach((colour, i) => expect(Math.abs(colour - (slow[i] ?? NaN))).toBeLessThanOrEqual(1));
      expect(found.filter((colour, i) => colour !== slow[i]).length).toBeLessThan(2);
    }),
  );
});

test('a plane goes to its place and nowhere else', () => {
  const out = new Uint32Array(20);
  paint(
    { width: 3, height: 2, data: new Float32Array([1, 2, 3, 4, 5, 6]) },
    { min: 0, max: 256, kind: 'sequential' },
    counted,
    out,
    6,
    5,
  );
  expect(Array.from(out)).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0]);
});
