import { area, line, scaleSymlog } from 'd3';

/** What is drawn of one layer; `min` and `max` bound the band. */
export interface Spread {
  mean: number;
  variance: number;
  min: number;
  max: number;
}

export interface ScaleLine {
  /** SVG paths; broken where a layer has no numbers. */
  line: string;
  band: string;
  /** One for each layer, in order; null where it has no numbers. */
  points: readonly ({ x: number; y: number } | null)[];
  /** Horizontal marks, always with one at zero. */
  marks: readonly { value: number; y: number }[];
}

/** Marks closer to zero than this have no room for their number. */
const APART = 12;

/** Horizontal place of entry `index` of `count`, `inset` away from both ends. */
export function along(index: number, count: number, width: number, inset: number): number {
  return count < 2 ? width / 2 : inset + (index / (count - 1)) * (width - 2 * inset);
}

/**
 * Mean with a band of one standard deviation, over the layers in order. The vertical scale is symmetric-logarithmic,
 * sign(v) log(1 + |v|): it has a true zero, shows what is negative, and spreads probabilities (below 1) and
 * activations (thousands) over one picture.
 */
export function scaleLine(
  spreads: readonly (Spread | null)[],
  width: number,
  height: number,
  inset: number,
): ScaleLine {
  const rows = spreads.map((spread, index) => {
    if (!spread || !Number.isFinite(spread.mean)) return null;
    const deviation = Math.sqrt(spread.variance);
    return {
      x: along(index, spreads.length, width, inset),
      mean: spread.mean,
      low: Math.max(spread.min, spread.mean - deviation),
      high: Math.min(spread.max, spread.mean + deviation),
    };
  });
  const present = rows.filter((row) => row !== null);
  const low = Math.min(0, ...present.map((row) => row.low));
  const high = Math.max(0, ...present.map((row) => row.high));
  const y = scaleSymlog()
    .domain(low === high ? [0, 1] : [low, high])
    .range([height, 0]);
  type Entry = (typeof rows)[number];
  const defined = (row: Entry) => row !== null;
  return {
    line:
      line<Entry>(
        (row) => row?.x ?? 0,
        (row) => y(row?.mean ?? 0),
      ).defined(defined)(rows) ?? '',
    band:
      area<Entry>(
        (row) => row?.x ?? 0,
        (row) => y(row?.low ?? 0),
        (row) => y(row?.high ?? 0),
      ).defined(defined)(rows) ?? '',
    points: rows.map((row) => row && { x: row.x, y: y(row.mean) }),
    marks: marksBetween(low, high)
      .map((value) => ({ value, y: y(value) }))
      .filter(({ value, y: at }) => value === 0 || Math.abs(at - y(0)) >= APART),
  };
}

/** Zero and the powers of ten on either side, as far as the values reach. */
function marksBetween(low: number, high: number): number[] {
  const below = powersUpTo(-low).map((value) => -value);
  return [...below.reverse(), 0, ...powersUpTo(high)];
}

function powersUpTo(end: number): number[] {
  return end < 1 ? [] : Array.from({ length: Math.floor(Math.log10(end)) + 1 }, (_, power) => 10 ** power);
}
