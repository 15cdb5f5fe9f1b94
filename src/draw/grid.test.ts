import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitGrid } from './grid';

describe('fitGrid', () => {
  test('one thousand maps of 13 x 13 on a wide page: two pixels a value, the whole width used', () => {
    // Pitch (13 + 1) * 2 = 28, so (760 + 2) / 28 = 27 maps in a row.
    expect(fitGrid({ channels: 1000, height: 13, width: 13 }, 1, 760, 1)).toEqual({ columns: 27, scale: 2 });
  });

  test('maps of 55 x 55 get one pixel a value', () => {
    // Two pixels: 6 columns, 22 rows of 114 pixels, more than 0.9 * 760. One: (760 + 2) / 57 = 13 columns.
    expect(fitGrid({ channels: 128, height: 55, width: 55 }, 2, 760, 1)).toEqual({ columns: 13, scale: 1 });
  });

  test('maps of 111 x 111 get half a pixel a value', () => {
    // One: 6 columns, 16 rows of 114. Half: 13 columns, 8 rows of 57, 456 in all.
    expect(fitGrid({ channels: 96, height: 111, width: 111 }, 3, 760, 1)).toEqual({
      columns: 13,
      scale: 1 / 2,
    });
  });

  test('few maps grow; on a dense screen in steps of device pixels', () => {
    expect(fitGrid({ channels: 3, height: 227, width: 227 }, 7, 760, 1)).toEqual({ columns: 3, scale: 1 });
    // Seven device pixels: (760 + 3.5) / 98 = 7 columns, 3 rows of 98; nine: 6 columns of 126, 3 rows.
    // Ten: 5 columns of 140, 4 rows of 140, 560; twelve: 4 columns of 168, 4 rows, 672; thirteen: 728 of 684 allowed.
    expect(fitGrid({ channels: 16, height: 27, width: 27 }, 1, 760, 2)).toEqual({ columns: 4, scale: 6 });
  });

  test('maps wider than the page are shown at a fraction', () => {
    // A third: (200 + 7 / 3) / 78 = 2 columns, 2 rows of 78.
    expect(fitGrid({ channels: 3, height: 227, width: 227 }, 7, 200, 1)).toEqual({
      columns: 2,
      scale: 1 / 3,
    });
  });

  test('never overflows, and gives every value or every device pixel a whole number', () => {
    const layer = fc.record({
      channels: fc.integer({ min: 1, max: 1000 }),
      side: fc.integer({ min: 2, max: 227 }),
      gap: fc.integer({ min: 1, max: 7 }),
      available: fc.integer({ min: 240, max: 2000 }),
      density: fc.constantFrom(1, 1.5, 2, 3),
    });
    fc.assert(
      fc.property(layer, ({ channels, side, gap, available, density }) => {
        const { columns, scale } = fitGrid({ channels, height: side, width: side }, gap, available, density);
        expect((columns * (side + gap) - gap) * scale).toBeLessThanOrEqual(available + 1e-6);
        const step = scale * density;
        const whole = step >= 1 ? step : 1 / step;
        expect(whole).toBeCloseTo(Math.round(whole), 9);
        expect(columns).toBeLessThanOrEqual(channels);
      }),
    );
  });
});
