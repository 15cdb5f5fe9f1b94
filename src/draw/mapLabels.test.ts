import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from './mapLabels';

const room = { left: -4, right: 560, top: -30, bottom: 170 };
const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 540 }),
    y: fc.integer({ min: 0, max: 150 }),
    width: fc.integer({ min: 2, max: 90 }),
    height: fc.integer({ min: 2, max: 168 }),
    wide: fc.integer({ min: 10, max: 80 }),
    rank: fc.nat(2),
    rise: fc.constantFrom(0, 2, 20),
  }),
  { maxLength: 30 },
);

test('labels overlap neither one another nor a box, and none is cut', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const anchors = all.map(({ y, ...rest }) => ({ ...rest, top: y }));
      const labels = placeLabels(anchors, all, room).flatMap((at, i) => {
        const wide = anchors[i]?.wide ?? 0;
        return at ? [{ x: at.x - wide / 2, y: at.y - 8, width: wide, height: 10 }] : [];
      });
      const overlap = (a: (typeof labels)[number], b: typeof a) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
      labels.forEach((a, i) => {
        expect(a.x).toBeGreaterThanOrEqual(room.left);
        expect(a.x + a.width).toBeLessThanOrEqual(room.right);
        expect(a.y).toBeGreaterThanOrEqual(room.top);
        expect(labels.slice(i + 1).some((b) => overlap(a, b))).toBe(false);
        expect(all.some((box) => overlap(a, box))).toBe(false);
      });
    }),
  );
});

test('who is first keeps the place over the box, the next rises, a minor one gives way', () => {
  const anchor = { wide: 30, x: 100, width: 20, top: 60, rise: 2 };
  const placed = placeLabels(
    [
      { ...anchor, rank: 1 },
      { ...anchor, rank: 0 },
      { ...anchor, rank: 2, rise: 0 },
    ],
    [],
    room,
  );
  expect(placed).toEqual([{ x: 110, y: 44 }, { x: 110, y: 56 }, null]);
});

test('a label at the edge moves inside', () => {
  const [at] = placeLabels([{ wide: 40, x: 0, width: 10, top: 20, rank: 0, rise: 0 }], [], room);
  expect(at?.x).toBe(16);
});
