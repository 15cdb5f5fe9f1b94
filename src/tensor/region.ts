import type { Plane } from './tensor';

const downNames = ['top', 'middle', 'bottom'] as const;
const acrossNames = ['Left', 'Centre', 'Right'] as const;

/** A ninth of a map. */
export type Region = `${(typeof downNames)[number]}${(typeof acrossNames)[number]}`;

/** The largest finite value of a map, or the largest by size; the first of equals. */
export interface Peak {
  value: number;
  row: number;
  column: number;
  region: Region;
}

/** Null where no value is finite, or all are the same: nothing stands out. */
export function peakOf({ width, height, data }: Plane, by: 'value' | 'size' = 'value'): Peak | null {
  const of = by === 'size' ? Math.abs : Number;
  let best = -1;
  let differ = false;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!Number.isFinite(value)) continue;
    if (best >= 0) differ ||= value !== data[best]!;
    if (best < 0 || of(value) > of(data[best]!)) best = i;
  }
  if (best < 0 || !differ) return null;
  const [row, column] = [Math.floor(best / width), best % width];
  const third = (at: number, length: number) => Math.min(2, Math.floor(((at + 0.5) * 3) / length));
  const region =
    `${downNames[third(row, height)] ?? 'middle'}${acrossNames[third(column, width)] ?? 'Centre'}` as const;
  return { value: data[best] ?? NaN, row, column, region };
}
