import { expect, test } from 'vitest';
import { agreementOf, confusionsOf, distance, type Guesses } from './agreement';

const top = (...pairs: [number, number][]) => pairs.map(([index, value]) => ({ index, value }));

test('four pictures counted by hand', () => {
  const all: Guesses[] = [
    { tops: [top([1, 0.9], [2, 0.1]), top([1, 0.5], [3, 0.3])], label: 1 },
    { tops: [top([4, 0.7], [5, 0.2]), top([5, 0.4], [4, 0.3])], label: 4 },
    { tops: [top([6, 0.6], [7, 0.1]), top([8, 0.8], [9, 0.1])], label: 9 },
    { tops: [top([2, 0.2], [3, 0.1]), top([2, 0.3], [3, 0.2])], label: null },
  ];
  const { confidence, ...counts } = agreementOf(all);
  expect(counts).toEqual({
    pictures: 4,
    sameTop1: 2,
    overlap: 5 / 4,
    known: 3,
    right: { both: 1, onlyFirst: 1, onlySecond: 0, neither: 1 },
    among: [2, 3],
  });
  expect(confidence[0]).toBeCloseTo(0.6, 9);
  expect(confidence[1]).toBeCloseTo(0.5, 9);
});

test('what one says where the other says another class: the most frequent pair first, with its pictures', () => {
  const picture = (name: string, a: number, b: number) => ({
    name,
    tops: [top([a, 0.6]), top([b, 0.5])] as const,
    label: null,
  });
  const all = [picture('p', 1, 2), picture('q', 3, 3), picture('r', 2, 1), picture('s', 2, 1)];
  expect(
    confusionsOf(all).map(({ classes, pictures }) => [...classes, ...pictures.map(({ name }) => name)]),
  ).toEqual([
    [2, 1, 'r', 's'],
    [1, 2, 'p'],
  ]);
});

test('no picture: nothing is divided by nothing', () => {
  expect(agreementOf([]).overlap).toBe(0);
});

test('a distance is 0 to itself and 1 to what shares nothing', () => {
  expect(distance(Float32Array.of(0.25, 0.75), Float32Array.of(0.25, 0.75))).toBe(0);
  expect(distance(Float32Array.of(1, 0), Float32Array.of(0, 1))).toBe(1);
  expect(distance(Float32Array.of(0.75, 0.25), Float32Array.of(0.25, 0.75))).toBe(0.5);
});
