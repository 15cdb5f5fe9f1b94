import { expect, test } from 'vitest';
import { verdict } from './verdict';

test.each([
  ['within the tolerance', 100.001, 100, 200, { agrees: true, tolerance: 2e-3, over: 'numbers' }],
  ['beyond it', 100.003, 100, 200, { agrees: false, tolerance: 2e-3, over: 'numbers' }],
  ['half precision, within the tolerance', 100.19, 100, 200, { agrees: true, tolerance: 200 / 1024 }, true],
  ['half precision, beyond it', 100.2, 100, 200, { agrees: false }, true],
  ['more than float16 holds, and infinity', 70_000, Infinity, 7e4, { agrees: true, over: 'infinity' }, true],
  ['nothing against nothing', 0, 0, 0, { agrees: true, difference: 0, over: 'numbers' }],
  ['less than the smallest normal float32', 1e-39, 0, 1e-39, { agrees: true, over: 'numbers' }],
  ['NaN and NaN', NaN, NaN, NaN, { agrees: true, difference: 0, over: 'nan' }],
  ['NaN and a number', NaN, 1, 1, { agrees: false, difference: NaN, over: 'nan' }],
  ['a number and NaN', 1, NaN, 1, { agrees: false, difference: NaN, over: 'nan' }],
  ['the same infinity', -Infinity, -Infinity, Infinity, { agrees: true, difference: 0, over: 'infinity' }],
  [
    'opposite infinities',
    Infinity,
    -Infinity,
    Infinity,
    { agrees: false, difference: Infinity, over: 'infinity' },
  ],
  [
    'an infinity and a number',
    Infinity,
    1,
    Infinity,
    { agrees: false, difference: Infinity, over: 'infinity' },
  ],
  [
    'more than float32 holds, and infinity',
    4e38,
    Infinity,
    4e38,
    { agrees: true, difference: 0, over: 'infinity' },
  ],
] as const)('%s', (_, recomputed, runtime, sumOfAbs, expected, half?: boolean) => {
  expect(verdict(recomputed, runtime, sumOfAbs, half)).toMatchObject(expected);
});
