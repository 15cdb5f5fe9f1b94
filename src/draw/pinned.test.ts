import { expect, test } from 'vitest';
import { pinnedPlot } from './pinned';

test('the newest moment is at the right edge, ten seconds before it at the left, zero at the foot', () => {
  const { paths, place, yTicks } = pinnedPlot([10, 5, 0], [[0, 2, 4]], 10, 100, 40, 'en');
  expect(paths).toEqual(['M0,40L50,20L100,0']);
  expect([10, 7.5, 0].map(place)).toEqual([0, 25, 100]);
  expect(yTicks.map(({ value, position }) => [value, position])).toEqual([
    [0, 40],
    [1, 30],
    [2, 20],
    [3, 10],
    [4, 0],
  ]);
});

test('a line is broken where there is no mean, or none that is finite', () => {
  const { paths } = pinnedPlot(
    [4, 3, 2, 1, 0],
    [
      [null, 1, 1, NaN, 0],
      [null, null, null, null, null],
    ],
    4,
    4,
    1,
    'en',
  );
  expect(paths).toEqual(['M1,0L2,0M4,1Z', '']);
});

test('what is negative goes below zero', () => {
  const { paths } = pinnedPlot([1, 0], [[-2, 2]], 1, 10, 40, 'en');
  expect(paths).toEqual(['M0,40L10,0']);
});
