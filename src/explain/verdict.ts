import { narrowed, widened } from '../network/half';

/** Whether a recomputed value is the runtime's own, and over what kind of number they agree or differ. */
export interface Verdict {
  agrees: boolean;
  /** recomputed - runtime; 0 where both are the same infinity or both are NaN; NaN where only one of them is a number. */
  difference: number;
  /** 1e-5 of the sum of absolute terms, 2^-10 where the runtime gave float16, and never less than the smallest normal number. */
  tolerance: number;
  /** `nan` and `infinity` when either of the two is that. */
  over: 'numbers' | 'infinity' | 'nan';
  half: boolean;
}

/**
 * Compares a value computed in float64 with the runtime's float32. Float32 sums differ by order of addition in
 * proportion to what was added, hence the yardstick `sumOfAbs`: the sum of the absolute values of all terms. Of a network in
 * `half` precision what is read and what is given are each rounded to 2^-11 of themselves, though the sum is one of float32.
 */
export function verdict(recomputed: number, runtime: number, sumOfAbs: number, half = false): Verdict {
  const tolerance = half ? Math.max(2 ** -10 * sumOfAbs, 2 ** -14) : Math.max(1e-5 * sumOfAbs, 2 ** -126);
  const rounded = half ? widened(narrowed(recomputed)) : Math.fround(recomputed);
  if (Number.isFinite(rounded) && Number.isFinite(runtime)) {
    const difference = recomputed - runtime;
    return { agrees: Math.abs(difference) <= tolerance, difference, tolerance, over: 'numbers', half };
  }
  const agrees = Object.is(rounded, runtime);
  const over = Number.isNaN(rounded) || Number.isNaN(runtime) ? 'nan' : 'infinity';
  return { agrees, difference: agrees ? 0 : rounded - runtime, tolerance, over, half };
}
