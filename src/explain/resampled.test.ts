import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resampled } from './resampled';

const field = (jump: number, start: number, size: number) =>
  ({ size: [size, size], jump: [jump, jump], start: [start, start] }) as const;

const cases = fc.record({
  jump: fc.constantFrom(1, 2, 4, 8, 16),
  start: fc.integer({ min: -20, max: 4 }),
  size: fc.integer({ min: 1, max: 60 }),
  height: fc.integer({ min: 1, max: 14 }),
  width: fc.integer({ min: 1, max: 14 }),
});

const pixels = Array.from({ length: 40 }, (_, i) => i);

test('a map that is a plane in the coordinates of the picture stays that plane, and beyond its rim the value there', () => {
  fc.assert(
    fc.property(
      cases,
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -9, max: 9 }),
      ({ jump, start, size, height, width }, a, b) => {
        const centre = (index: number) => start + index * jump + (size - 1) / 2;
        const data = Float32Array.from(
          { length: height * width },
          (_, i) => a * centre(i % width) + b * centre(Math.floor(i / width)),
        );
        const found = resampled({ height, width, data }, field(jump, start, size), {
          columns: pixels,
          rows: pixels.slice(1),
        });
        const within = (at: number, extent: number) => Math.max(centre(0), Math.min(centre(extent - 1), at));
        for (let y = 1; y < 40; y += 3)
          for (let x = 0; x < 40; x += 3)
            expect(found.data[(y - 1) * 40 + x]).toBeCloseTo(a * within(x, width) + b * within(y, height), 2);
      },
    ),
  );
});
