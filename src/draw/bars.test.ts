import { describe, expect, test } from 'vitest';
import { histogramBars } from './bars';

describe('histogramBars', () => {
  test('takes the zeros out of the first bin of a tensor after ReLU', () => {
    const { bars, highest } = histogramBars([907, 20, 0, 10], { min: 0, max: 8 }, 900, 100, 50);
    expect(bars.map((bar) => bar.count)).toEqual([7, 20, 0, 10]);
    expect(highest).toBe(20);
    expect(bars[1]).toEqual({ x: 25, y: 0, width: 25, height: 50, from: 2, to: 4, count: 20 });
    expect(bars[3]?.height).toBe(25);
  });

  test('finds the bin of zero among negative values, and at the upper end', () => {
    expect(histogramBars([1, 5, 9], { min: -4, max: 2 }, 4, 30, 10).bars.map((bar) => bar.count)).toEqual([
      1, 5, 5,
    ]);
    expect(histogramBars([1, 5], { min: -4, max: 0 }, 5, 30, 10).bars.map((bar) => bar.count)).toEqual([
      1, 0,
    ]);
  });

  test('has no height when only zeros are counted', () => {
    expect(histogramBars([3, 0], { min: 0, max: 0.5 }, 3, 30, 10).bars.map((bar) => bar.height)).toEqual([
      0, 0,
    ]);
  });

  test('places values on the axis', () => {
    const { scale } = histogramBars([1], { min: -10, max: 30 }, 0, 80, 10);
    expect([-10, 0, 30].map((value) => scale(value))).toEqual([0, 20, 80]);
  });
});
