import { expect, test } from 'vitest';
import { footprint } from './footprint';

test('conv1 of 1.0: 111 positions two pixels apart, centred on the middles of 7 x 7 windows', () => {
  // Window of position 0: pixels 0..6, whose middle is at 3.5; of position 110: 220..226, at 223.5.
  const { x, y, width, height } = footprint(
    { size: [7, 7], jump: [2, 2], start: [0, 0] },
    { height: 111, width: 111 },
  );
  expect([x + 1, y + 1]).toEqual([3.5, 3.5]);
  expect([x + width - 1, y + height - 1]).toEqual([223.5, 223.5]);
});

test('padding moves the map out of the picture: the first window of a padded 3 x 3 is centred on pixel 0', () => {
  const { x, width } = footprint(
    { size: [3, 3], jump: [1, 1], start: [-1, -1] },
    { height: 227, width: 227 },
  );
  expect({ x, width }).toEqual({ x: 0, width: 227 });
});

test('keeps the axes apart', () => {
  expect(footprint({ size: [3, 5], jump: [1, 2], start: [0, -2] }, { height: 4, width: 6 })).toEqual({
    x: -0.5,
    y: 1,
    width: 12,
    height: 4,
  });
});
