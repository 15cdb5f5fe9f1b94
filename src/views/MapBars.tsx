import { useMemo } from 'preact/compat';
import type { MapPlace, NetworkMap } from '../draw/map';
import type { Flow } from '../draw/mapLinks';
import { isIn, type Sight } from '../draw/sight';
import type { Network } from '../network/types';
import { bytes, metric } from '../words/format';
import { textWidth } from './useMapLabels';
import { useWords } from './useWords';

interface Props {
  places: readonly MapPlace[];
  sight: Sight;
  network: Network;
  flow: Flow;
  /** What the longest bar stands for, in every map on this scale. */
  most: number;
  /** Where the bars stand, and where the drawing ends. */
  base: number;
  right: number;
}

const TALL = 34;

/** What each place of the map costs, below it; the longest bar has its number. */
export function MapBars({ places, sight, network, flow, most, base, right }: Props) {
  const bars = useMemo(() => barsOf(places, network, flow), [places, network, flow]);
  return bars.map(({ key, x, value, longest }) => {
    const height = (value / most) * TALL;
    return (
      (longest || isIn(sight, x, 0)) && (
        <g key={key}>
          <rect className="network-map-bar" x={x - 4} width={8} y={base - height} height={height} />
          {longest && <BarLabel x={x} y={base - height + 8} right={right} value={value} flow={flow} />}
        </g>
      )
    );
  });
}

interface LabelProps {
  x: number;
  y: number;
  right: number;
  value: number;
  flow: Flow;
}

/** Beside its bar: to the right of it, or to the left where that would be cut. */
function BarLabel({ x, y, right, value, flow }: LabelProps) {
  const { lang, map } = useWords();
  const text = flow === 'bytes' ? bytes(lang, value) : map.most(metric(lang, value));
  const fits = x + 8 + textWidth(text) <= right;
  return (
    <text className="network-map-label" x={fits ? x + 8 : x - 8} y={y} textAnchor={fits ? 'start' : 'end'}>
      {text}
    </text>
  );
}

/** The largest cost of a place. */
export function largestBar({ places }: NetworkMap, network: Network, flow: Flow): number {
  return barsOf(places, network, flow).reduce((most, { value }) => Math.max(most, value), 0);
}

function barsOf(places: readonly MapPlace[], network: Network, flow: Flow) {
  const costs = new Map(
    network.layers.map(({ key, op, cost }) => [
      key,
      op.kind === 'input' ? 0 : flow === 'bytes' ? cost.outputBytes : cost.macs,
    ]),
  );
  const values = places.flatMap(({ layers, x, width }) => {
    const value = layers.reduce((sum, key) => sum + (costs.get(key) ?? NaN), 0);
    return value > 0 ? [{ key: layers.join(' '), x: x + width / 2, value }] : [];
  });
  const most = values.reduce((most, { value }) => Math.max(most, value), 0);
  const longest = values.find(({ value }) => value === most);
  return values.map((bar) => ({ ...bar, longest: bar === longest }));
}
