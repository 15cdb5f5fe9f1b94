import type { Quantity } from '../network/choices';
import { amountsOf, intensityOf, together, type Amounts } from '../network/quantities';
import type { Layer, LayerKey, Network, Role } from '../network/types';
import { spreadOf } from '../tensor/spread';

export const groupings = ['layer', 'stage'] as const;
export type Grouping = (typeof groupings)[number];
export const measures = ['amount', 'share', 'cumulative'] as const;
export type Measure = (typeof measures)[number];
export const costOrders = ['network', 'size'] as const;
export type CostOrder = (typeof costOrders)[number];

/** A piece of a bar, in the bar's unit; its role gives its colour. */
export interface BarPart {
  key: string;
  role: Role;
  value: number;
}

/** One bar: a layer, or a stage made of its layers. */
export interface BarEntry {
  key: string;
  /** Where the coloured parts begin: not 0 in a running sum. */
  base: number;
  parts: readonly BarPart[];
  /** End of the bar; null is unknown, and then there are no parts. */
  value: number | null;
  /** Quartiles of a measured value. */
  spread: readonly [low: number, high: number] | null;
}

/** Milliseconds of each run of each layer; null when nothing has been measured. */
export type Times = ReadonlyMap<LayerKey, readonly number[]>;

/** One bar for each layer, or each stage, in network order. */
export function costEntries(
  network: Network,
  quantity: Quantity,
  grouping: Grouping,
  { perMac = 1, times = null }: { perMac?: 1 | 2; times?: Times | null } = {},
): BarEntry[] {
  const amounts = amountsOf(network);
  const layers = new Map(network.layers.map((layer) => [layer.key, layer]));
  const groups: readonly { key: string; members: readonly LayerKey[] }[] =
    grouping === 'layer'
      ? [...amounts.keys()].map((key) => ({ key, members: [key] }))
      : network.stages.map(({ name, layers }) => ({ key: name, members: layers }));
  return groups.flatMap(({ key, members }) => {
    const own = members.flatMap((member) => layerAt(layers, amounts, member));
    if (own.length === 0) return [];
    const value = amountOf(own, quantity, perMac, times);
    return [{ key, base: 0, ...value }];
  });
}

interface Own {
  layer: Layer;
  amounts: Amounts;
}

function layerAt(
  layers: ReadonlyMap<LayerKey, Layer>,
  amounts: ReadonlyMap<LayerKey, Amounts>,
  key: LayerKey,
): Own[] {
  const layer = layers.get(key);
  const found = amounts.get(key);
  return layer && found ? [{ layer, amounts: found }] : [];
}

function amountOf(
  own: readonly Own[],
  quantity: Quantity,
  perMac: 1 | 2,
  times: Times | null,
): Omit<BarEntry, 'key' | 'base'> {
  if (quantity === 'time') return timed(own, times);
  if (quantity === 'intensity') {
    const intensity = intensityOf(together(own.map(({ amounts }) => amounts)));
    const value = intensity === null ? null : intensity * perMac;
    // A ratio is not the sum of its parts: one part, in the colour of the dearest layer.
    return { value, parts: value === null ? [] : [{ ...partOf(dearest(own)), value }], spread: null };
  }
  const factor = quantity === 'macs' ? perMac : 1;
  const parts = own.map(({ layer, amounts }) => ({ layer, value: amounts[quantity] }));
  const known = parts.flatMap(({ layer, value }) =>
    value === null ? [] : [{ ...partOf(layer), value: value * factor }],
  );
  const total = together(own.map(({ amounts }) => amounts))[quantity];
  return total === null
    ? { value: null, parts: [], spread: null }
    : { value: total * factor, parts: known.filter(({ value }) => value > 0), spread: null };
}

function timed(own: readonly Own[], times: Times | null): Omit<BarEntry, 'key' | 'base'> {
  const measured = own.flatMap(({ layer }) => {
    const ms = times?.get(layer.key);
    return ms ? [{ layer, ms }] : [];
  });
  const [first] = measured;
  if (!first) return { value: null, parts: [], spread: null };
  const runs = first.ms.map((_, run) => measured.reduce((sum, { ms }) => sum + (ms[run] ?? 0), 0));
  const { median: value, low, high } = spreadOf(runs);
  const parts = measured.map(({ layer, ms }) => ({ ...partOf(layer), value: spreadOf(ms).median }));
  // Medians do not add up exactly: the parts share out the median of the whole.
  const sum = parts.reduce((total, part) => total + part.value, 0);
  return {
    value,
    parts: parts.map((part) => ({ ...part, value: sum > 0 ? (part.value * value) / sum : 0 })),
    spread: [low, high],
  };
}

function dearest(own: readonly Own[]): Layer | undefined {
  return own.reduce<Own | undefined>(
    (most, each) => ((each.amounts.macs ?? 0) > (most?.amounts.macs ?? -1) ? each : most),
    undefined,
  )?.layer;
}

function partOf(layer: Layer | undefined): Omit<BarPart, 'value'> {
  return { key: layer?.key ?? '', role: layer?.role ?? 'other' };
}

/** Entries as they are to be seen: ordered, then as they are, as shares of their sum, or as a running sum. */
export function seenAs(entries: readonly BarEntry[], measure: Measure, order: CostOrder): BarEntry[] {
  const seen =
    order === 'size' ? [...entries].sort((a, b) => (b.value ?? -1) - (a.value ?? -1)) : [...entries];
  if (measure === 'amount') return seen;
  const total = entries.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (measure === 'share') return seen.map((entry) => scaled(entry, total > 0 ? 1 / total : 0));
  let base = 0;
  return seen.map((entry) => {
    const moved = { ...entry, base, value: entry.value === null ? null : base + entry.value, spread: null };
    base += entry.value ?? 0;
    return moved;
  });
}

function scaled(entry: BarEntry, factor: number): BarEntry {
  const { value, parts, spread } = entry;
  return {
    ...entry,
    value: value === null ? null : value * factor,
    parts: parts.map((part) => ({ ...part, value: part.value * factor })),
    spread: spread && [spread[0] * factor, spread[1] * factor],
  };
}
