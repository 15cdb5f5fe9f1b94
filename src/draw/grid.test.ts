import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitGrid } from './grid';

function fitted(channels: number, side: number, available: number, density: number) {
  const { layout, reduce, scale } = fitGrid({ channels, height: side, width: side }, available, density);
  return { columns: layout.columns, cell: layout.cell.width, reduce, scale };
}

describe('fitGrid', () => {
  test('one thousand maps of 13 x 13 on a wide page: two pixels a value, the whole width used', () => {
    // Pitch (13 + 1) * 2 = 28, so (760 + 2) / 28 = 27 maps in a row.
    expect(fitted(1000, 13, 760, 1)).toEqual({ columns: 27, cell: 13, reduce: 1, scale: 2 });
  });

  test('maps of 55 x 55 get one pixel a value', () => {
    // Two pixels: 6 columns, 22 rows of 114 pixels, more than 0.9 * 760. One: (760 + 2) / 57 = 13 columns.
    expect(fitted(128, 55, 760, 1)).toEqual({ columns: 13, cell: 55, reduce: 1, scale: 1 });
  });

  test('maps of 111 x 111 get a pixel for two by two values', () => {
    // One: 6 columns, 16 rows of 114. Half, 56 pixels: (760 + 2) / 58 = 13 columns, 8 rows.
    expect(fitted(96, 111, 760, 1)).toEqual({ columns: 13, cell: 56, reduce: 2, scale: 1 });
  });

  test('few maps grow; on a dense screen in steps of device pixels', () => {
    expect(fitted(3, 227, 760, 1)).toEqual({ columns: 3, cell: 227, reduce: 1, scale: 1 });
    // Twelve device pixels: 4 columns, 4 rows of 168 CSS pixels, 666 high. Thirteen: 721 of 684 allowed.
    expect(fitted(16, 27, 760, 2)).toEqual({ columns: 4, cell: 27, reduce: 1, scale: 6 });
  });

  test('maps wider than the page are reduced', () => {
    // A third, 76 pixels: (200 + 2) / 78 = 2 columns, 2 rows.
    expect(fitted(3, 227, 200, 1)).toEqual({ columns: 2, cell: 76, reduce: 3, scale: 1 });
  });

  test('never overflows, and shows every channel', () => {
    const layer = fc.record({
      channels: fc.integer({ min: 1, max: 1000 }),
      side: fc.integer({ min: 2, max: 227 }),
      available: fc.integer({ min: 240, max: 2000 }),
      density: fc.constantFrom(1, 1.5, 2, 3),
    });
    fc.assert(
      fc.property(layer, ({ channels, side, available, density }) => {
        const { layout, reduce, scale } = fitGrid(
          { channels, height: side, width: side },
          available,
          density,
        );
        expect(layout.width * scale).toBeLessThanOrEqual(available + 1e-6);
        expect(Number.isInteger(reduce) && Number.isInteger(Math.round(scale * density * 1e9) / 1e9)).toBe(
          true,
        );
        expect(layout.cells).toBe(channels);
      }),
    );
  });
});
