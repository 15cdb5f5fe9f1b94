import { memo, useMemo, useRef, useState } from 'preact/compat';
import type { NetworkMap } from '../draw/map';
import type { Flow } from '../draw/mapLinks';
import type { MapBox } from '../draw/mapUnits';
import { isIn, type Sight } from '../draw/sight';
import type { LayerKey, Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { MapBars } from './MapBars';
import { isPainted } from './MapCanvas';
import { useMapLabels, type MapLabel } from './useMapLabels';
import { useWords } from './useWords';

interface Props {
  map: NetworkMap;
  /** What is drawn of it. */
  sight: Sight;
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

/**
 * Ribbons, boxes, labels and bars of the map: the boxes are a list of options that the arrow keys move along. Only what is in
 * sight is there, and what a key can lead to from where the focus is.
 */
export const MapDrawing = memo(function MapDrawing({
  map,
  sight,
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
  const [focused, setFocused] = useState<number | null>(null);
  const { labels, title } = useMapLabels(map, sight, selected, { edge, top });
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
  // From where the focus is: the selection may follow a moment later.
  const at = focused ?? reached;
  const steps = new Set([0, at - 1, at, at + 1, reached, boxes.length - 1]);
  const press = (event: KeyboardEvent) => {
    const module = moduleOf.get(boxes[at]?.key ?? '');
    if (event.key === 'Enter' && module !== undefined) onOpen(module);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: boxes.length - 1 }[event.key];
    const box = to === undefined ? undefined : boxes[to];
    if (to === undefined || !box) return;
    event.preventDefault();
    onSelect(box.key);
    items.current?.querySelector<SVGElement>(`[aria-posinset="${to + 1}"]`)?.focus();
  };

  return (
    <svg
      className="network-map-drawing"
      width={map.width + 2 * edge}
      height={top + map.height + BARS}
      viewBox={`${-edge} ${-top} ${map.width + 2 * edge} ${top + map.height + BARS}`}
    >
      <g aria-hidden>
        {links.map(
          ({ from, to, role, path, start, end }) =>
            isIn(sight, start.x, end.x - start.x) && (
              <path key={`${from} ${to}`} className={`network-map-link role-${role}`} d={path()} />
            ),
        )}
        <line className="network-map-base" x1={0} x2={map.width} y1={base} y2={base} />
        <MapBars
          places={places}
          sight={sight}
          network={network}
          flow={flow}
          most={most}
          base={base}
          right={right}
        />
        {opened && <Label at={title} selected />}
      </g>
      <g
        ref={items}
        role="listbox"
        aria-label={name}
        aria-orientation="horizontal"
        tabindex={-1}
        onKeyDown={press}
      >
        {boxes.map((box, i) => {
          if (!steps.has(i) && !isIn(sight, box.x, box.width)) return null;
          const label = labels.get(box.key);
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
              aria-setsize={boxes.length}
              aria-posinset={i + 1}
              tabindex={i === reached ? 0 : -1}
              onFocus={() => setFocused(i)}
              onBlur={() => setFocused(null)}
              onClick={() => onSelect(box.key)}
              onDblClick={() => module !== undefined && onOpen(module)}
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
              {label && <Label at={label} selected={label.selected} />}
            </g>
          );
        })}
      </g>
    </svg>
  );
});

/** Along the left edge of a half, in the colour of its branch. */
const STRIPE = 2;

function Label({ at, selected }: { at: MapLabel | null; selected: boolean }) {
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

function rectOf({ x, y, width, height }: MapBox, around = 0) {
  return { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around };
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
