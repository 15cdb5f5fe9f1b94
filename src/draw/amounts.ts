/** How amounts of both signs share one length: where zero lies, as a share of it, and the length of one unit. */
export interface AmountScale {
  zero: number;
  perUnit: number;
}

/** The scale on which all of them fit, and zero; what is not finite is left out. */
export function amountScale(values: readonly number[]): AmountScale {
  let min = 0;
  let max = 0;
  for (const value of values) {
    if (value < min && value > -Infinity) min = value;
    if (value > max && value < Infinity) max = value;
  }
  return max === min ? { zero: 0, perUnit: 0 } : { zero: -min / (max - min), perUnit: 1 / (max - min) };
}

/** Start and length of the bar from zero to a value, as shares of the whole; empty for what is not finite. */
export function amountBar({ zero, perUnit }: AmountScale, value: number): { start: number; length: number } {
  const length = Number.isFinite(value) ? Math.abs(value) * perUnit : 0;
  return { start: value < 0 ? zero - length : zero, length };
}
