import { scaleLinear } from 'd3';
import { expect, test } from 'vitest';
import { ticks } from './ticks';

const labels = (domain: [number, number], count: number, lang = 'en') =>
  ticks(scaleLinear(domain, [0, 100]), count, lang).map(({ label }) => label);

test('stand at round values, where the scale puts them', () => {
  expect(ticks(scaleLinear([0, 10], [100, 0]), 2, 'en')).toEqual([
    { value: 0, position: 100, label: '0' },
    { value: 5, position: 50, label: '5' },
    { value: 10, position: 0, label: '10' },
  ]);
});

test('have the decimals of their step, a true minus sign, and prefixes when they are large', () => {
  expect(labels([0, 0.3], 3)).toEqual(['0', '0.1', '0.2', '0.3']);
  expect(labels([0, 1], 4)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  expect(labels([-50, 50], 2)).toEqual(['−50', '0', '50']);
  expect(labels([0, 180e6], 2)).toEqual(['0', '100\u2009M']);
  expect(labels([0, 3e6], 6)).toEqual(
    ['0', '0.5', '1.0', '1.5', '2.0', '2.5', '3.0'].map((n) => (n === '0' ? n : `${n}\u2009M`)),
  );
  expect(labels([0, 8000], 2)).toEqual(['0', '5\u202f000']);
});

test('of a scale without length do not fail', () => {
  expect(labels([2, 2], 3)).toEqual(['2']);
});
