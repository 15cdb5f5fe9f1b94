/** Whether a recomputed value is the runtime's own, and over what kind of number they agree or differ. */
export interface Verdict {
  agrees: boolean;
  /** recomputed - runtime; 0 where both are the same infinity or both are NaN; NaN where only one of them is a number. */
  difference: number;
  /** 1e-5 of the sum of absolute terms, and never less than the smallest normal float32. */
  tolerance: number;
  /** `nan` and `infinity` when either of the two is that. */
  over: 'numbers' | 'infinity' | 'nan';
}

const SMALLEST_NORMAL = 2 ** -126;

/**
 * Compares a value computed in float64 with the runtime's float32. Float32 sums differ by order of addition in
 * proportion to what was added, hence the yardstick `sumOfAbs`: the sum of the absolute values of all terms.
 */
export function verdict(recomputed: number, runtime: number, sumOfAbs: number): Verdict {
  const tolerance = Math.max(1e-5 * sumOfAbs, SMALLEST_NORMAL);
  const rounded = Math.fround(recomputed);
  if (Number.isFinite(rounded) && Number.isFinite(runtime)) {
    const difference = recomputed - runtime;
    return { agrees: Math.abs(difference) <= tolerance, difference, tolerance, over: 'numbers' };
  }
  const agrees = Object.is(rounded, runtime);
  const over = Number.isNaN(rounded) || Number.isNaN(runtime) ? 'nan' : 'infinity';
  return { agrees, difference: agrees ? 0 : rounded - runtime, tolerance, over };
}
