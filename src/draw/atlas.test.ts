import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atlasLayout, cellBox, hit, paintAtlas, valueAt, type Atlas } from './atlas';

const shape = fc.record({
  channels: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 70 }),
  width: fc.integer({ min: 1, max: 70 }),
  columns: fc.integer({ min: 1, max: 12 }),
});

describe('a layout', () => {
  test('of the largest layer', () => {
    const layout = atlasLayout({ channels: 96, height: 111, width: 111, columns: 16 });
    expect(layout).toMatchObject({ rows: 6, gap: 3, width: 16 * 111 + 15 * 3, height: 6 * 111 + 5 * 3 });
    expect(cellBox(layout, 17)).toEqual({ x: 114, y: 114, width: 111, height: 111 });
  });

  test('of the most channels has gaps too', () => {
    const layout = atlasLayout({ channels: 1000, height: 13, width: 13, columns: 40 });
    expect(layout).toMatchObject({ rows: 25, gap: 1, width: 559, height: 349 });
  });

  test('keeps every cell on the canvas, and a point in it hits it', () => {
    fc.assert(
      fc.property(shape, (wanted) => {
        const layout = atlasLayout(wanted);
        for (let i = 0; i < wanted.channels; i++) {
          const { x, y, width, height } = cellBox(layout, i);
          expect(x + width).toBeLessThanOrEqual(layout.width);
          expect(y + height).toBeLessThanOrEqual(layout.height);
          expect(hit(layout, x, y)).toBe(i);
          expect(hit(layout, x + width - 0.01, y + height - 0.01)).toBe(i);
        }
      }),
    );
  });

  test('a point of a cell is the value that is painted there', () => {
    const layout = atlasLayout({ channels: 5, height: 4, width: 4, columns: 3 });
    // Cells begin every 4 + 1 pixels: 11, 1 is in the third cell, 7, 8 in the second of the second row.
    expect(valueAt(layout, 11.9, 1)).toEqual({ row: 1, column: 1 });
    expect(valueAt(layout, 7, 8.5)).toEqual({ row: 3, column: 2 });
    expect(valueAt(layout, 4.5, 1)).toBe(null);
  });

  test('hits nothing in a gap, outside, or after the last channel', () => {
    const layout = atlasLayout({ channels: 5, height: 4, width: 4, columns: 3 });
    expect([hit(layout, 4.5, 1), hit(layout, 1, 4), hit(layout, -1, 1), hit(layout, 14, 1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(hit(layout, 6, 6)).toBe(4);
    expect(hit(layout, 11, 6)).toBe(null);
  });
});

function wordsOf({ data }: Atlas): number[] {
  return Array.from(new Uint32Array(data.buffer, data.byteOffset, data.length / 4));
}

describe('a painted atlas', () => {
  const grey = { table: Uint32Array.from({ length: 256 }, (_, i) => i + 1), notFinite: 999, css: String };
  const tensor = { dims: [1, 3, 1, 2], data: new Float32Array([0, 1, 2, 3, 4, 5]) };
  const layout = atlasLayout({ channels: 3, height: 1, width: 2, columns: 2 });
  const domain = { min: 0, max: 256, kind: 'sequential' } as const;

  test('has the channels in the wanted order, transparent between them', () => {
    const atlas = paintAtlas(tensor, [2, 0, 1], [domain], grey, layout);
    expect([atlas.width, atlas.height]).toEqual([5, 3]);
    expect(wordsOf(atlas)).toEqual([5, 6, 0, 1, 2, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0]);
  });

  test('gives each channel its own domain, whatever the order', () => {
    const domains = [1, 2, 4].map((max) => ({ ...domain, max: 256 * max }));
    expect(wordsOf(paintAtlas(tensor, [2, 0, 1], domains, grey, layout))).toEqual([
      2, 2, 0, 1, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0,
    ]);
  });

  test('is painted over in the same buffer when the layout is the same', () => {
    const first = paintAtlas(tensor, [0, 1, 2], [domain], grey, layout);
    expect(paintAtlas(tensor, [2, 1, 0], [domain], grey, layout, first)).toBe(first);
    expect(wordsOf(first)).toEqual([5, 6, 0, 3, 4, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0]);
    const other = atlasLayout({ channels: 3, height: 1, width: 2, columns: 3 });
    expect(paintAtlas(tensor, [0, 1, 2], [domain], grey, other, first)).not.toBe(first);
  });

  test('of another layout is painted in the same memory, with nothing left of what was there', () => {
    const first = paintAtlas(tensor, [0, 1, 2], [domain], grey, layout);
    const row = atlasLayout({ channels: 3, height: 1, width: 2, columns: 3 });
    const second = paintAtlas(tensor, [2, 1, 0], [domain], grey, row, first);
    expect(second.data.buffer).toBe(first.data.buffer);
    expect(wordsOf(second)).toEqual([5, 6, 0, 3, 4, 0, 1, 2]);
    // Which is not enough for a larger one.
    const third = paintAtlas(
      tensor,
      [0, 1, 2],
      [domain],
      grey,
      layout,
      paintAtlas(tensor, [0, 1, 2], [domain], grey, row),
    );
    expect(wordsOf(third)).toEqual([1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0]);
  });

  test('refuses what does not fit', () => {
    expect(() => paintAtlas(tensor, [0, 1], [domain], grey, layout)).toThrow(RangeError);
    expect(() => paintAtlas({ ...tensor, dims: [1, 3, 2, 1] }, [0, 1, 2], [domain], grey, layout)).toThrow(
      RangeError,
    );
    expect(() => paintAtlas(tensor, [0, 1, 2], [domain, domain], grey, layout)).toThrow(RangeError);
  });
});
