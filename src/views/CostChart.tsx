import { useMemo, useState } from 'preact/compat';
import type { AxisKind } from '../draw/costBars';
import {
  costEntries,
  seenAs,
  type BarEntry,
  type CostOrder,
  type Grouping,
  type Measure,
  type Times,
} from '../draw/costs';
import type { Quantity } from '../network/choices';
import type { LayerKey, Network } from '../network/types';
import { percent } from '../words/format';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { exactValue, quantityName, shortValue, type Unit } from './costText';
import { useWords } from './useWords';

export interface CostChoices {
  quantity: Quantity;
  grouping: Grouping;
  measure: Measure;
  axis: AxisKind;
  order: CostOrder;
  unit: Unit;
}

interface Props extends CostChoices {
  network: Network;
  title: string;
  /** The convention in words. */
  note: string;
  times: Times | null;
  resolutionMs?: number;
  /** End of the value axis, shared by charts that are compared. */
  most?: number;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** What every layer, or every stage, costs. */
export function CostChart({
  network,
  title,
  note,
  times,
  resolutionMs,
  most,
  selected,
  onSelect,
  ...choices
}: Props) {
  const words = useWords();
  const { cost } = words;
  const { quantity, grouping, measure, axis, order, unit } = choices;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const perMac = unit === 'flop' ? 2 : 1;
  const entries = useMemo(
    () => seenAs(costEntries(network, quantity, grouping, { perMac, times }), measure, order),
    [network, quantity, grouping, perMac, times, measure, order],
  );
  const name =
    measure === 'amount'
      ? quantityName(words, quantity, unit)
      : cost.measured[measure](quantityName(words, quantity, unit));
  const value = (value: number) =>
    measure === 'share' ? percent(words.lang, value) : exactValue(words, quantity, value, resolutionMs);
  const describe = ({ key, value: of, spread }: BarEntry) =>
    of === null
      ? `${key}: ${cost.unknown}`
      : `${key}: ${value(of)}${spread ? ` (${cost.spread(value(spread[0]), value(spread[1]))})` : ''}`;
  const shown =
    pointed ??
    entries.find(({ key, parts }) => key === selected || parts.some((part) => part.key === selected));
  const sides = useMemo(() => sidesOf(network), [network]);
  const spans = useMemo(
    () => spansOf(network, entries, grouping, order),
    [network, entries, grouping, order],
  );
  const inOrder = order === 'network';
  return (
    <Chart
      title={title}
      note={`${cost.sentence(name)}${note}`}
      readout={shown ? describe(shown) : cost.point}
      tableCaption={name}
      table={() => ({
        columns: [grouping === 'layer' ? cost.layer : cost.stage, name],
        rows: entries.map(({ key, value }) => [key, value]),
      })}
    >
      {(width) => (
        <Bars
          entries={entries}
          width={width}
          axis={axis}
          title={name}
          short={(value) => shortValue(words, quantity, measure, value)}
          describe={describe}
          rows={!inOrder}
          round={
            measure !== 'share' && (quantity === 'activations' || quantity === 'weights')
              ? 'binary'
              : 'decimal'
          }
          most={most}
          spans={spans}
          {...(inOrder && grouping === 'layer'
            ? { silhouette: entries.map(({ key }) => sides.get(key) ?? 0) }
            : {})}
          selected={selected}
          onSelect={onSelect}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}

/** Height of each layer's maps, as a share of the input's. */
function sidesOf({ layers, input }: Network): ReadonlyMap<LayerKey, number> {
  return new Map(
    layers.map(({ key, shape }) => [key, (shape?.length === 3 ? (shape[1] ?? 0) : 1) / input.shape[1]]),
  );
}

/** Which bars lie under which stage. */
function spansOf({ stages }: Network, entries: readonly BarEntry[], grouping: Grouping, order: CostOrder) {
  if (order === 'size') return [];
  if (grouping === 'stage')
    return entries.map(({ key }, index) => ({ text: key, from: index, to: index + 1 }));
  const places = new Map(entries.map(({ key }, index) => [key, index]));
  return stages.flatMap(({ name, layers }) => {
    const own = layers.flatMap((key) => places.get(key) ?? []);
    return own.length === 0 ? [] : [{ text: name, from: Math.min(...own), to: Math.max(...own) + 1 }];
  });
}
