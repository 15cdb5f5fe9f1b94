import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, exact, metric, number, percent, significant } from './format';

const THIN = '\u2009';
const GROUP = '\u202f';

test.each([
  [0.432, '43.2 %'],
  [1, '100.0 %'],
  [0, '0.0 %'],
  [0.0012, '0.1 %'],
  [0.00042, '0.04 %'],
  [0.0000042, '0.0004 %'],
  [0.0000001, '0.0 %'],
])('percent of %d is %s', (share, text) => expect(percent('en', share)).toBe(text));

test('grouping is a narrow space, minus a true minus, and what is not finite is said', () => {
  expect(number('en', 832667936)).toBe(`832${GROUP}667${GROUP}936`);
  expect(number('en', -1.25, 1)).toBe('\u22121.3');
  expect(number('en', Number.NaN)).toBe('NaN');
  expect(number('en', -Infinity)).toBe('\u2212∞');
});

test.each([
  [3428.31, '3,428'],
  [0.0123456, '0.01235'],
  [1.5e-7, '1.500e\u22127'],
  [0, '0'],
])('%d with four significant digits is %s', (value, text) =>
  expect(significant('en', value)).toBe(text.replace(',', GROUP)),
);

test('metric prefixes and binary bytes', () => {
  expect(metric('en', 832667936)).toBe(`832.7${THIN}M`);
  expect(metric('en', 999)).toBe('999.0');
  expect(bytes('en', 5004068)).toBe(`4.8${THIN}MiB`);
  expect(bytes('en', 12)).toBe(`12${THIN}B`);
});

test('property: an exact number has 6 to 9 significant digits and gives the same float32 back', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = exact(value);
      expect(Math.fround(Number(text))).toBe(value === 0 ? 0 : value);
      const digits = text
        .replace(/e.*/, '')
        .replace(/[-.]/g, '')
        .replace(/^0+(?=.)/, '');
      expect(digits.length === 0 || value === 0 || (digits.length >= 6 && digits.length <= 9)).toBe(true);
    }),
  );
});
