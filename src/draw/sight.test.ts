import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIn, sightOf } from './sight';

const lengths = fc.double({ min: 1, max: 1e5, noNaN: true });
const places = fc.double({ min: 0, max: 1e6, noNaN: true });

test('holds all that can be seen, with what is around it half a width more on either side, and never a width beyond that', () => {
  fc.assert(
    fc.property(places, lengths, fc.boolean(), (left, width, around) => {
      const { from, to } = sightOf(left, width, around);
      const slack = 1e-6 * (left + width);
      const more = around ? width / 2 : 0;
      expect(from).toBeLessThanOrEqual(left - more + slack);
      expect(to).toBeGreaterThanOrEqual(left + width + more - slack);
      expect(to - from).toBeLessThanOrEqual(1.5 * width + 2 * more + slack);
    }),
  );
});

test('stays the same within half a width', () => {
  expect(sightOf(149, 100, true)).toEqual(sightOf(101, 100, true));
  expect(sightOf(151, 100, true)).not.toEqual(sightOf(149, 100, true));
});

test.each([
  ['before it', 0, 9, false],
  ['at its edge', 0, 10, true],
  ['inside', 12, 1, true],
  ['around it', 0, 100, true],
  ['after it', 21, 5, false],
])('%s', (_, x, width, expected) => {
  expect(isIn({ from: 10, to: 20 }, x, width)).toBe(expected);
});
