/** How amounts of both signs share one length: where zero lies, as a share of it, and the amount that would fill it. */
export interface AmountScale {
  zero: number;
  span: number;
}

/** The scale on which all of them fit, and zero; what is not finite is left out. */
export function amountScale(values: readonly number[]): AmountScale {
  let min = 0;
  let max = 0;
  for (const value of values) {
    if (value < min && value > -Infinity) min = value;
    if (value > max && value < Infinity) max = value;
  }
  return { zero: min < 0 ? -min / (max - min) : 0, span: max - min };
}

/** Start and length of the bar from zero to a value, as shares of the whole; empty for what is not finite. */
export function amountBar({ zero, span }: AmountScale, value: number): { start: number; length: number } {
  const length = Number.isFinite(value) && span > 0 ? Math.abs(value) / span : 0;
  return { start: value < 0 ? zero - length : zero, length };
}
