import { expect, test } from 'vitest';
import { narrowed, widened } from './half';

test('every float16 pattern is a number that narrows to itself', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = widened(bits);
    if (Number.isNaN(value)) expect(narrowed(value) & 0x7e00).toBe(0x7e00);
    else if (narrowed(value) !== bits) expect(narrowed(value), String(bits)).toBe(bits);
  }
});

test('what lies between two float16 numbers goes to the nearer one, halfway to the even one', () => {
  for (let bits = 0; bits < 0x7bff; bits++) {
    const low = widened(bits);
    const high = widened(bits + 1);
    const even = bits % 2 === 0 ? bits : bits + 1;
    const found = [low + (high - low) / 4, (low + high) / 2, high - (high - low) / 4].map(narrowed);
    if (found.join() !== [bits, even, bits + 1].join()) expect(found).toEqual([bits, even, bits + 1]);
  }
});

// Values of the IEEE 754 standard.
test.each([
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [2 ** -14, 0x0400],
  [2 ** -24, 0x0001],
  [0.1, 0x2e66],
  [-0, 0x8000],
  [1e6, 0x7c00],
])('%d is %i', (value, bits) => {
  expect(narrowed(value)).toBe(bits);
});
