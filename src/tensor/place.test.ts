import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame } from './frame';
import { fits } from './pixels';
import { placeOf, pointAt, rectIn } from './place';

const recipe = (size: number, resize: number) =>
  ({ size, resize, via: null, order: 'BGR', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] }) as const;
const picture = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
});

test('the same place in what is fed as a whole and as the centre of a larger square', () => {
  const source = picture(100, 50);
  const whole = frame(source, recipe(10, 10), 'warp');
  const centre = frame(source, recipe(10, 20), 'warp');
  // Of 20 pixels the middle 10 are fed, from the fifth on: its first pixel is a quarter of the way, and half a 20th.
  expect(placeOf(centre, { x: 0, y: 9 })).toEqual({ across: 0.25 + 0.025, down: 0.75 - 0.025 });
  expect(pointAt(whole, placeOf(centre, { x: 0, y: 9 }))).toEqual({
    x: expect.closeTo(2.25),
    y: expect.closeTo(6.75),
  });
  // All that the centre is, is the middle half of the whole.
  expect(rectIn(whole, centre, { x: 0, y: 0, width: 10, height: 10 })).toEqual({
    x: 2.5,
    y: 2.5,
    width: 5,
    height: 5,
  });
});

test('there and back is the same point, however a picture is fitted', () => {
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(size, size, size, fc.nat(20), fc.constantFrom(...fits), (width, height, side, more, fit) => {
      const framed = frame(picture(width, height), recipe(side, side + more), fit);
      const { x, y } = pointAt(framed, placeOf(framed, { x: 3, y: 7.5 }));
      expect([x, y]).toEqual([expect.closeTo(3, 6), expect.closeTo(7.5, 6)]);
    }),
  );
});
