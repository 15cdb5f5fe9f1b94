import { tickStep } from 'd3';
import { number } from '../words/format';

/** A mark on an axis: a round value, where it stands, and what is written there. */
export interface Tick {
  value: number;
  /** In the units of the scale's range. */
  position: number;
  label: string;
}

/** A linear scale, as d3 makes it. */
interface LinearScale {
  (value: number): number;
  domain: () => number[];
  ticks: (count: number) => number[];
}

const THIN = '\u2009';
const prefixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/**
 * About `count` round values along a linear scale. Their labels have one metric prefix where the scale goes beyond
 * 10,000, and as many decimals as the step between them needs.
 */
export function ticks(scale: LinearScale, count: number, lang: string): Tick[] {
  const [start = 0, end = start] = scale.domain();
  const furthest = Math.max(Math.abs(start), Math.abs(end));
  const [unit, prefix] =
    (furthest >= 1e4 && prefixes.find(([size]) => furthest >= size)) || ([1, ''] as const);
  const step = Math.abs(tickStep(start, end, count)) / unit;
  const decimals = step > 0 ? Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) : 0;
  const label = (value: number) => number(lang, value / unit, decimals) + (prefix && THIN + prefix);
  return scale
    .ticks(count)
    .map((value) => ({ value, position: scale(value), label: value === 0 ? '0' : label(value) }));
}
