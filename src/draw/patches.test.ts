import { expect, test } from 'vitest';
import { palette } from './palette';
import { patchSheet } from './patches';

const greys = {
  domain: { min: 0, max: 255, kind: 'sequential' },
  palette: palette('greys', 'sequential'),
} as const;

test('a patch of 2 x 3 beside its kernel, padding left out, the next pair below', () => {
  const cells = Array.from({ length: 6 }, (_, i) => ({
    value: 10 * (i + 1),
    weight: 100 + i,
    inside: i !== 2,
  }));
  const other = cells.map((cell) => ({ ...cell, value: 200, inside: true }));
  const { side, width, height, data } = patchSheet([cells, other], [2, 3], greys, greys);
  expect([side, width, height]).toEqual([3, 7, 8]);
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const at = (y * width + x) * 4;
      return data[at + 3] === 0 ? -1 : data[at];
    }),
  );
  const none = [-1, -1, -1, -1, -1, -1, -1];
  expect(rows).toEqual([
    [10, 20, -1, -1, 100, 101, 102],
    [40, 50, 60, -1, 103, 104, 105],
    none,
    none,
    [200, 200, 200, -1, 100, 101, 102],
    [200, 200, 200, -1, 103, 104, 105],
    none,
    none,
  ]);
});

test('cells that do not fill the kernel are refused', () => {
  expect(() => patchSheet([[{ value: 1, weight: 1, inside: true }]], [2, 1], greys, greys)).toThrow(
    RangeError,
  );
});
