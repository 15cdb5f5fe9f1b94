import { describe, expect, test } from 'vitest';
import { along, scaleLine } from './line';

const spread = (mean: number, deviation: number, min: number, max: number) => ({
  mean,
  variance: deviation ** 2,
  min,
  max,
});

/** sign(v) log(1 + |v|), written out. */
const symlog = (value: number) => Math.sign(value) * Math.log(1 + Math.abs(value));

/** Lowest: -5 - 50; highest: 134 + 400. */
const place = (value: number) => 100 - (100 * (symlog(value) - symlog(-55))) / (symlog(534) - symlog(-55));

describe('scaleLine', () => {
  const { points, marks, line, band } = scaleLine(
    [spread(-5, 50, -120, 150), spread(134, 400, 0, 4871), null, spread(0.001, 0.03, 0, 0.9)],
    300,
    100,
    10,
  );
  test('puts means where the symmetric logarithm puts them', () => {
    expect(points[0]?.y).toBeCloseTo(place(-5), 6);
    expect(points[1]?.y).toBeCloseTo(place(134), 6);
    expect(points[3]?.y).toBeCloseTo(place(0.001), 6);
    expect(points.map((point) => point?.x)).toEqual([10, 10 + 280 / 3, undefined, 290]);
  });

  test('leaves a gap where a layer has no numbers', () => {
    expect(points[2]).toBeNull();
    expect(line.match(/M/g)).toHaveLength(2);
  });

  test('cuts the band at the smallest value: nothing below zero where nothing is negative', () => {
    const lower = scaleLine([spread(1, 9, 0, 50), spread(2, 9, 0, 50)], 300, 100, 0);
    expect(lower.marks[0]).toEqual({ value: 0, y: 100 });
    expect(band).not.toContain('NaN');
  });

  test('marks zero and the powers of ten within reach that are not too near to it', () => {
    // One lies log(2) / (log(56) + log(535)) * 100 = 6.7 from zero.
    expect(marks.map((mark) => mark.value)).toEqual([-10, 0, 10, 100]);
    for (const mark of marks) expect(mark.y).toBeCloseTo(place(mark.value), 6);
  });

  test('has a zero even when there is nothing else', () => {
    expect(scaleLine([null], 100, 50, 0).marks).toEqual([{ value: 0, y: 50 }]);
    expect(scaleLine([spread(0, 0, 0, 0)], 100, 50, 0).points).toEqual([{ x: 50, y: 50 }]);
  });
});

test('along puts the first and the last at the insets', () => {
  expect([0, 1, 2].map((index) => along(index, 3, 100, 10))).toEqual([10, 50, 90]);
});
