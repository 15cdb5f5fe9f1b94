import { useMemo, useRef, type KeyboardEvent } from 'react';
import type { MapPlace, NetworkMap } from '../draw/map';
import type { Flow } from '../draw/mapLinks';
import type { MapBox } from '../draw/mapUnits';
import type { LayerKey, Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { bytes, metric } from '../words/format';
import { isPainted } from './MapCanvas';
import { ruler, useMapLabels } from './useMapLabels';
import { useWords } from './useWords';

interface Props {
  map: NetworkMap;
  network: Network;
  tensorOf: (key: LayerKey) => Tensor | undefined;
  flow: Flow;
  /** What the longest bar stands for, in every map on this scale. */
  most: number;
  /** Left and top of the map in the drawing, in CSS pixels. */
  edge: number;
  top: number;
  name: string;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
  /** The Fire module that is to be opened, or closed. */
  onOpen: (module: string) => void;
}

/** Below the map hang the bars of what each place costs. */
const BARS = 46;
const BAR = 34;

/** Ribbons, boxes, labels and bars of the map: the boxes are a list of options that the arrow keys move along. */
export function MapDrawing({
  map,
  network,
  tensorOf,
  flow,
  most,
  edge,
  top,
  name,
  selected,
  onSelect,
  onOpen,
}: Props) {
  const words = useWords();
  const items = useRef<SVGGElement>(null);
  const { boxes, links, places, opened } = map;
  const right = map.width + edge;
  const base = map.height + BARS - 1;
  const bars = useMemo(() => barsOf(places, network, flow), [places, network, flow]);
  const labels = useMapLabels(map, selected, { edge, top });
  const labelOf = useMemo(() => new Map(places.map((place, i) => [place.layers.at(-1), i])), [places]);
  const moduleOf = useMemo(
    () =>
      new Map(
        network.stages.flatMap(({ kind, name, layers }) =>
          kind === 'fire' ? layers.map((key) => [key, name] as const) : [],
        ),
      ),
    [network],
  );
  const reached = Math.max(
    0,
    boxes.findIndex(({ key }) => key === selected),
  );
  const press = (event: KeyboardEvent) => {
    const options = [...(items.current?.children ?? [])];
    // From where the focus is: the selection may follow a moment later.
    const at = options.findIndex((option) => option === event.target);
    const module = moduleOf.get(boxes[at]?.key ?? '');
    if (event.key === 'Enter' && module !== undefined) onOpen(module);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: boxes.length - 1 }[event.key];
    const box = to === undefined ? undefined : boxes[to];
    const target = options[to ?? -1];
    if (!box || !(target instanceof SVGElement)) return;
    event.preventDefault();
    onSelect(box.key);
    target.focus();
  };

  return (
    <svg
      className="network-map-drawing"
      width={map.width + 2 * edge}
      height={top + map.height + BARS}
      viewBox={`${-edge} ${-top} ${map.width + 2 * edge} ${top + map.height + BARS}`}
    >
      <g aria-hidden>
        {links.map(({ from, to, role, path }) => (
          <path key={`${from} ${to}`} className={`network-map-link role-${role}`} d={path} />
        ))}
        <line className="network-map-base" x1={0} x2={map.width} y1={base} y2={base} />
        {bars.map(({ key, x, value, longest }) => (
          <g key={key}>
            <rect
              className="network-map-bar"
              x={x - 4}
              width={8}
              y={base - (value / most) * BAR}
              height={(value / most) * BAR}
            />
            {longest && (
              <BarLabel
                x={x}
                y={base - (value / most) * BAR + 8}
                right={right}
                text={flow === 'bytes' ? bytes(words.lang, value) : words.map.most(metric(words.lang, value))}
              />
            )}
          </g>
        ))}
        {opened && <Label at={labels[places.length] ?? null} selected />}
      </g>
      <g
        ref={items}
        role="listbox"
        aria-label={name}
        aria-orientation="horizontal"
        tabIndex={-1}
        onKeyDown={press}
      >
        {boxes.map((box, i) => {
          const place = labelOf.get(box.key);
          const module = moduleOf.get(box.key);
          const shape = box.layer.shape?.join(' × ') ?? words.map.unknown;
          const painted = isPainted(box) && tensorOf(box.key) !== undefined;
          return (
            <g
              key={box.key}
              role="option"
              className={`network-map-layer role-${box.layer.role}`}
              aria-label={`${box.key}, ${shape}`}
              aria-selected={box.key === selected}
              tabIndex={i === reached ? 0 : -1}
              onClick={() => onSelect(box.key)}
              onDoubleClick={() => module !== undefined && onOpen(module)}
            >
              <title>{`${box.key} · ${shape}`}</title>
              <rect className="network-map-hit" {...hitOf(box)} />
              <rect
                className={`network-map-box network-map-${box.form}`}
                data-painted={painted}
                rx={box.form === 'dot' ? box.width / 2 : 0}
                {...rectOf(box)}
              />
              {box.form === 'half' && <rect className="network-map-stripe" {...rectOf(box)} width={STRIPE} />}
              {i === reached && <rect className="network-map-outline" {...rectOf(box, 2)} />}
              {place !== undefined && (
                <Label
                  at={labels[place] ?? null}
                  selected={places[place]?.layers.includes(selected) ?? false}
                />
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** Along the left edge of a half, in the colour of its branch. */
const STRIPE = 2;

function Label({ at, selected }: { at: { x: number; y: number; text: string } | null; selected: boolean }) {
  return (
    at && (
      <text
        className="network-map-label"
        textAnchor="middle"
        data-selected={selected}
        style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      >
        {at.text}
      </text>
    )
  );
}

/** Beside its bar: to the right of it, or to the left where that would be cut. */
function BarLabel({ x, y, right, text }: { x: number; y: number; right: number; text: string }) {
  const fits = x + 8 + ruler()(text) <= right;
  return (
    <text className="network-map-label" x={fits ? x + 8 : x - 8} y={y} textAnchor={fits ? 'start' : 'end'}>
      {text}
    </text>
  );
}

function rectOf({ x, y, width, height }: MapBox, around = 0) {
  return { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around };
}

/** The largest cost of a place. */
export function largestBar({ places }: NetworkMap, network: Network, flow: Flow): number {
  return barsOf(places, network, flow).reduce((most, { value }) => Math.max(most, value), 0);
}

/** What can be clicked: more than a narrow box shows; of a concatenation, whose halves are layers of their own, the end. */
function hitOf({ form, x, y, width, height }: MapBox) {
  if (form === 'whole') return { x: x + width - 1, y, width: 5, height };
  const wide = Math.max(width, 12);
  const tall = Math.max(height, 24);
  return form === 'half'
    ? { x, y, width, height }
    : { x: x - (wide - width) / 2, y: y - (tall - height) / 2, width: wide, height: tall };
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
