import { describe, expect, test } from 'vitest';
import { histogramBars } from './bars';

describe('histogramBars', () => {
  test('takes the zeros out of the first bin of a tensor after ReLU', () => {
    const { bars } = histogramBars([907, 20, 0, 10], { min: 0, max: 8 }, 900, 100, 50);
    expect(bars.map((bar) => bar.count)).toEqual([7, 20, 0, 10]);
    expect(bars[1]).toEqual({ x: 25, y: 0, width: 25, height: 50, from: 2, to: 4, count: 20 });
  });

  test('heights are logarithms of one more than the count, marked at powers of ten', () => {
    const { bars, marks } = histogramBars([999, 99, 9, 0], { min: -1, max: 3 }, 0, 100, 60);
    const heights = [60, 40, 20, 0];
    bars.forEach((bar, i) => expect(bar.height).toBeCloseTo(heights[i] ?? NaN, 9));
    expect(marks.map((mark) => mark.count)).toEqual([0, 1, 10, 100]);
    expect(marks[2]?.y).toBeCloseTo(60 - 20 * Math.log10(11), 9);
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
