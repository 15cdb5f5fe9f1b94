import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIn, sightOf } from './sight';

const lengths = fc.double({ min: 1, max: 1e5, noNaN: true });
const places = fc.double({ min: 0, max: 1e6, noNaN: true });

test('holds all that can be seen, half a width more on either side, and never more than three widths', () => {
  fc.assert(
    fc.property(places, lengths, (left, width) => {
      const { from, to } = sightOf(left, width);
      const slack = 1e-6 * (left + width);
      expect(from).toBeLessThanOrEqual(left - width / 2 + slack);
      expect(to).toBeGreaterThanOrEqual(left + 1.5 * width - slack);
      expect(to - from).toBeLessThanOrEqual(3 * width + slack);
    }),
  );
});

test('stays the same within half a width', () => {
  expect(sightOf(149, 100)).toEqual(sightOf(101, 100));
  expect(sightOf(151, 100)).not.toEqual(sightOf(149, 100));
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
