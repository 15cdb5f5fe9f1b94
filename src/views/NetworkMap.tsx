import { useCallback, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { domainOver } from '../draw/domain';
import { mapScale, networkMap, type Flow, type MapBox, type MapLink, type MapStage } from '../draw/map';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { paintThumbnails } from '../draw/thumbnails';
import type { Layer, LayerKey, Network } from '../network/types';
import { order } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { metric, number } from '../words/format';
import { DataTable, type Row } from './DataTable';
import { useCanvas } from './useCanvas';
import { useWidth } from './useWidth';
import { useWords } from './useWords';
import './NetworkMap.css';

interface Props {
  network: Network;
  /** Must stay the same function until a tensor changes. */
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  flow: Flow;
  /** How many times wider than the space there is; beyond 1 the map is scrolled. */
  zoom: number;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
  /** The model's name where several are shown, and the scale that they share. */
  model?: string;
  shared?: readonly Network[];
}

const HEIGHT = 168;
const LEAST_WIDTH = 720;

/** The whole network to scale: width is channels, height is the side of the maps, inside are the picture's own maps. */
export function NetworkMap({
  network,
  tensorOf,
  palette,
  flow,
  zoom,
  selected,
  onSelect,
  model,
  shared,
}: Props) {
  const words = useWords();
  const { map: own } = words;
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const items = useRef<SVGGElement>(null);
  const available = useWidth(room);
  const scale = useMemo(
    () => mapScale(shared ?? [network], Math.max(LEAST_WIDTH, available) * zoom, HEIGHT),
    [shared, network, available, zoom],
  );
  const map = useMemo(() => networkMap(network, flow, scale), [network, flow, scale]);
  const ratio = globalThis.devicePixelRatio || 1;
  const [width, height] = [Math.ceil(map.width * ratio), Math.ceil(map.height * ratio)];
  const canvas = useCanvas(
    available === 0 ? 0 : width,
    height,
    useCallback(
      (context: CanvasRenderingContext2D) => {
        const pixels = paintThumbnails(
          map.boxes.flatMap((box) => thumbnailsOf(box, tensorOf(box.key), ratio)),
          paletteOf(palette, 'sequential'),
          width,
          height,
        );
        context.putImageData(new ImageData(pixels, width, height), 0, 0);
      },
      [map, tensorOf, palette, ratio, width, height],
    ),
  );
  const bars = useMemo(() => costBars(map.stages, network, flow), [map, network, flow]);
  const reached = Math.max(
    0,
    map.boxes.findIndex(({ key }) => key === selected),
  );
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: reached + 1, ArrowLeft: reached - 1, Home: 0, End: map.boxes.length - 1 }[
      event.key
    ];
    const box = to === undefined ? undefined : map.boxes[to];
    if (!box) return;
    event.preventDefault();
    onSelect(box.key);
    items.current?.querySelectorAll<SVGElement>('[role=option]')[to ?? 0]?.focus();
  };

  return (
    <figure className="network-map" aria-labelledby={id}>
      <figcaption id={id} className="network-map-name">
        {own.name(model)}
      </figcaption>
      <div ref={room} className="network-map-room">
        <div className="network-map-stage" style={{ width: map.width, height: map.height + LABELS + BARS }}>
          <canvas ref={canvas} aria-hidden style={{ top: LABELS, width: map.width, height: map.height }} />
          <svg
            width={map.width}
            height={map.height + LABELS + BARS}
            viewBox={`0 ${-LABELS} ${map.width} ${map.height + LABELS + BARS}`}
          >
            <g aria-hidden>
              {map.links.map((link) => (
                <path
                  key={`${link.from} ${link.to}`}
                  className={`network-map-link role-${roleOf(network, link.to)}`}
                  d={ribbon(link)}
                />
              ))}
              {map.stages.map(({ stage, x, width: span, top }) => (
                <text
                  key={stage.name}
                  className="network-map-label"
                  x={x + span / 2}
                  y={top - 6}
                  textAnchor="middle"
                  data-selected={isIn(stage.layers, selected)}
                >
                  {stage.name}
                </text>
              ))}
              <line
                className="network-map-base"
                x1={0}
                x2={map.width}
                y1={map.height + BARS - 1}
                y2={map.height + BARS - 1}
              />
              {bars.map(({ name, x, width: wide, height: tall, value }) => (
                <g key={name}>
                  <rect
                    className="network-map-bar"
                    x={x}
                    width={wide}
                    y={map.height + BARS - 1 - tall}
                    height={tall}
                  />
                  {tall === BAR && (
                    <text className="network-map-label" x={x + wide + 4} y={map.height + BARS - tall + 8}>
                      {own.most[flow](metric(words.lang, value))}
                    </text>
                  )}
                </g>
              ))}
            </g>
            <g ref={items} role="listbox" aria-label={own.layers(model)} tabIndex={-1} onKeyDown={move}>
              {map.boxes.map((box, i) => (
                <rect
                  key={box.key}
                  className={`network-map-box role-${box.layer.role}`}
                  role="option"
                  aria-label={`${box.key}, ${box.layer.shape?.join(' × ')}`}
                  aria-selected={box.key === selected}
                  tabIndex={i === reached ? 0 : -1}
                  x={box.x}
                  y={box.y}
                  width={box.width}
                  height={box.height}
                  onClick={() => onSelect(box.key)}
                >
                  <title>{`${box.key} · ${box.layer.shape?.join(' × ')}`}</title>
                </rect>
              ))}
            </g>
          </svg>
        </div>
      </div>
      <p className="network-map-read">{own.read[flow]}</p>
      <DataTable
        caption={own.name(model)}
        columns={[own.layer, own.shape, own.parameters, own.macs]}
        rows={() => network.layers.map((layer) => row(layer, words.lang))}
      />
    </figure>
  );
}

const LABELS = 22;
/** Below the map hang the bars of what each stage costs. */
const BARS = 44;
const BAR = 36;

/** The strongest channels of a layer, dark to light from zero to the layer's largest value. */
function thumbnailsOf({ layer, x, y, width, height }: MapBox, tensor: Tensor | undefined, ratio: number) {
  if (!tensor) return [];
  const known = statistics(tensor);
  const box = { x: x * ratio, y: y * ratio, width: width * ratio, height: height * ratio };
  const channels = order(known, 'mean');
  return layer.shape?.length === 3
    ? [{ ...box, tensor, order: channels, domain: domainOver([known.whole], 'sequential') }]
    : [];
}

function costBars(stages: readonly MapStage[], network: Network, flow: Flow) {
  const values = stages.map(({ stage, x, width }) => {
    const costs = network.layers
      .filter((layer) => isIn(stage.layers, layer.key))
      .map(({ cost }) => (flow === 'bytes' ? cost.outputBytes : cost.macs) ?? 0);
    return { name: stage.name, value: costs.reduce((a, b) => a + b, 0), x: x + width / 2 - 4, width: 8 };
  });
  const most = Math.max(1, ...values.map(({ value }) => value));
  return values.map((bar) => ({ ...bar, height: (bar.value / most) * BAR }));
}

function ribbon({ start, end, skip }: MapLink): string {
  if (!skip)
    return `M${start.x} ${start.top}L${end.x} ${end.top}L${end.x} ${end.bottom}L${start.x} ${start.bottom}Z`;
  const over = Math.min(start.top, end.top) - 14;
  return `M${start.x} ${start.top}C${start.x} ${over} ${end.x} ${over} ${end.x} ${end.top}l0 2C${end.x} ${over + 2} ${start.x} ${over + 2} ${start.x} ${start.top + 2}Z`;
}

function roleOf(network: Network, key: LayerKey): Layer['role'] {
  return network.layers.find((layer) => layer.key === key)?.role ?? 'other';
}

function isIn(layers: readonly LayerKey[], key: LayerKey): boolean {
  return layers.includes(key);
}

function row({ key, shape, cost }: Layer, lang: string): Row {
  const count = (value: number | null) => (value === null ? '?' : number(lang, value));
  return [key, shape?.join(' × ') ?? '?', count(cost.parameters), count(cost.macs)];
}
