import { scaleLinear, scaleLog } from 'd3';
import type { Role } from '../network/types';
import type { BarEntry } from './costs';

/**
 * A bar of a chart, without a direction: `start` and `size` along the categories, all else in pixels from the zero line.
 * On a logarithmic axis there is no zero and so no bar: its parts are points, `from` equal to `to`.
 */
export interface Bar {
  entry: BarEntry;
  start: number;
  size: number;
  /** End of what earlier bars of a running sum have heaped up. */
  base: number;
  parts: readonly { key: string; role: Role; from: number; to: number }[];
  /** Null where the value is unknown, or zero on a logarithmic axis. */
  end: number | null;
  spread: readonly [number, number] | null;
}

export interface BarChart {
  bars: readonly Bar[];
  ticks: readonly { value: number; position: number }[];
  /** Where the limit lies, if there is one. */
  limit: number | null;
}

export type AxisKind = 'linear' | 'log';
export const axisKinds: readonly AxisKind[] = ['linear', 'log'];

interface Size {
  /** Pixels for all categories, and for the largest value. */
  along: number;
  across: number;
  axis: AxisKind;
  /** Largest value of all charts that are to be compared; the largest of these entries without it. */
  most?: number;
  /** Round numbers of the value axis: powers of ten, or of 1024 for bytes. */
  round?: 'decimal' | 'binary';
  /** A value to be marked on the axis. */
  limit?: number;
}

const GAP_SHARE = 0.2;

/** The largest value that a chart of these entries has to hold, upper quartiles of measurements included. */
export function largestOf(entries: readonly BarEntry[]): number {
  return Math.max(0, ...entries.map(({ value, spread }) => Math.max(value ?? 0, spread?.[1] ?? 0)));
}

/** Bars for entries; linear ones start at zero. */
export function barChart(
  entries: readonly BarEntry[],
  { along, across, axis, most, round = 'decimal', limit }: Size,
): BarChart {
  const values = entries.flatMap(({ value, parts }) => [value ?? 0, ...parts.map((part) => part.value)]);
  const largest = most ?? largestOf(entries);
  const unit =
    round === 'binary' && largest >= 1024 ? 1024 ** Math.floor(Math.log(largest) / Math.log(1024)) : 1;
  const least = Math.min(largest, ...values.filter((value) => value > 0));
  const count = Math.max(2, Math.min(6, Math.floor(across / 56)));
  const scale =
    axis === 'linear'
      ? scaleLinear([0, largest / unit || 1], [0, across]).nice(count)
      : scaleLog([least / unit || 0.1, largest / unit || 1], [0, across]).nice();
  const place = (value: number) => (axis === 'log' && value <= 0 ? 0 : scale(value / unit));
  const step = along / Math.max(1, entries.length);
  const bars = entries.map((entry, index): Bar => {
    let upTo = entry.base;
    const parts = entry.parts.flatMap(({ key, role, value }) => {
      const from = upTo;
      upTo += value;
      if (axis === 'log') return value > 0 ? [{ key, role, from: place(value), to: place(value) }] : [];
      return [{ key, role, from: place(from), to: place(upTo) }];
    });
    const shown = entry.value !== null && (axis === 'linear' || entry.value > 0);
    return {
      entry,
      start: (index + GAP_SHARE / 2) * step,
      size: (1 - GAP_SHARE) * step,
      base: axis === 'linear' ? place(entry.base) : 0,
      parts,
      end: shown ? place(entry.value ?? 0) : null,
      spread: entry.spread && [place(entry.spread[0]), place(entry.spread[1])],
    };
  });
  return {
    bars,
    ticks: ticksOf(scale, axis, across, count).map((tick) => ({ value: tick * unit, position: scale(tick) })),
    limit: limit === undefined ? null : place(limit),
  };
}

/** Few enough that their labels do not meet: powers of ten on a logarithmic axis. */
function ticksOf(
  scale: { ticks(count?: number): number[] },
  axis: AxisKind,
  across: number,
  count: number,
): number[] {
  if (axis === 'linear') return scale.ticks(count);
  const powers = scale.ticks().filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e9) / 1e9));
  const every = Math.ceil((powers.length * 48) / Math.max(48, across));
  return powers.filter((_, index) => index % every === 0);
}

/** A label that wants the place around `at`. */
export interface Wish {
  text: string;
  at: number;
}

/**
 * Sets labels in rows so that none touches another: each goes to the first row with room, and is left out when there is none.
 * `widthOf` gives a text's pixels; all stay between 0 and `room`.
 */
export function placeLabels(
  wishes: readonly Wish[],
  room: number,
  rows: number,
  widthOf: (text: string) => number,
): { text: string; x: number; row: number }[] {
  const ends: number[] = Array.from({ length: rows }, () => -Infinity);
  return wishes.flatMap(({ text, at }) => {
    const width = widthOf(text);
    if (width > room) return [];
    const x = Math.min(Math.max(at - width / 2, 0), room - width);
    const row = ends.findIndex((end) => end + GAP <= x);
    if (row < 0) return [];
    ends[row] = x + width;
    return [{ text, x, row }];
  });
}

const GAP = 6;

/** Generous width of a text in the small type: digits and Latin letters, and square characters of Chinese. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? 11.5 : 6.8;
  return width;
}
