import {
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'preact/compat';
import './NetworkMap.css';
import { fireStageOf } from '../draw/fire';
import { memoized } from '../draw/memoized';
import { networkMap, type NetworkMap as Map } from '../draw/map';
import { flows, type Flow } from '../draw/mapLinks';
import { mapScale } from '../draw/mapScale';
import { sightOf } from '../draw/sight';
import type { PaletteName } from '../draw/palette';
import type { InputRect } from '../network/receptive';
import type { Layer, LayerKey, Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import type { Words } from '../words/en';
import { number } from '../words/format';
import './button.css';
import { Choice } from './Choice';
import { DataTable } from './DataTable';
import type { Row } from './Table';
import { largestBar } from './MapBars';
import { MapCanvas } from './MapCanvas';
import { MapDrawing } from './MapDrawing';
import { MapReach } from './MapReach';
import { ExportMenu } from './ExportMenu';
import { Minimap } from './Minimap';
import { networkSummary } from './summaries';
import { Summary } from './Summary';
import { useWidth } from './useWidth';
import { useWords } from './useWords';
import { useZoomGesture } from './useZoomGesture';

/** How the map is read: what the ribbons mean, how large it is, and the Fire module that is opened in it. */
export interface MapReading {
  flow: Flow;
  /** How many times wider than the room there is; beyond 1 the map is scrolled sideways. */
  zoom: number;
  open: string | null;
}

interface Props {
  network: Network;
  /** Must stay the same function until a tensor changes. */
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  reading: MapReading;
  onReading: (change: Partial<MapReading>) => void;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
  /** The model's name where several are shown, and the networks that share one scale. */
  model?: string;
  shared?: readonly Network[];
  /** Positions that a pixel of the picture reaches, by layer. */
  reach?: ReadonlyMap<LayerKey, InputRect | null> | null;
}

const layout = memoized(networkMap);
const scaleOf = memoized(
  (network: Network, shared: readonly Network[] | undefined, width: number, open: string | null) =>
    mapScale(shared ?? [network], width, open),
);
const summaryOf = memoized((network: Network, words: Words) => networkSummary(words, network));

const LEAST_WIDTH = 520;
const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;

/** The whole network to scale: width is channels, height is the rows of the maps, inside are the picture's own maps. */
export function NetworkMap(props: Props) {
  const { network, tensorOf, palette, reading, onReading, selected, onSelect, model, shared } = props;
  const { reach = null } = props;
  const { flow, zoom, open } = reading;
  const words = useWords();
  const { map: own } = words;
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const available = useWidth(room);
  const [left, setLeft] = useState(0);
  const scale = scaleOf(network, shared, Math.max(LEAST_WIDTH, available - 2 * EDGE) * zoom, open);
  const map = layout(network, flow, scale, open);
  useKeptInSight(room, map, selected, { left, available }, setLeft);
  const most = useMemo(
    () =>
      (shared ?? [network]).reduce(
        (most, each) => Math.max(most, largestBar(layout(each, flow, scale, open), each, flow)),
        0,
      ),
    [shared, network, flow, scale, open],
  );
  const at = ZOOMS.findIndex((step) => step >= zoom);
  const zoomTo = (step: number) =>
    onReading({ zoom: ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, step))] ?? 1 });
  useZoomGesture(room, (direction) => zoomTo(at + direction));
  const { from, to } = sightOf(left - EDGE, available);
  const sight = useMemo(() => ({ from, to }), [from, to]);
  const onOpen = useCallback(
    (name: string) => onReading({ open: name === open ? null : name }),
    [onReading, open],
  );
  const module = fireStageOf(network, selected)?.name ?? open;
  const wide = map.width + 2 * EDGE;
  const top = map.opened ? TOP_OPENED : TOP;
  const summary = summaryOf(network, words);
  const columns = [own.layer, own.shape, own.parameters, own.macs, own.bytes] as const;
  return (
    <figure className="network-map" aria-labelledby={id}>
      <header>
        <figcaption id={id}>{own.name(model)}</figcaption>
        {module !== null && (
          <button
            type="button"
            className="button"
            onClick={() => onReading({ open: module === open ? null : module })}
          >
            {module === open ? own.close(module) : own.open(module)}
          </button>
        )}
        <Choice
          label={own.flow}
          value={flow}
          options={flows}
          nameOf={(each) => own.flows[each]}
          onChange={(flow) => onReading({ flow })}
        />
        <div className="network-map-zoom" role="group" aria-label={own.zoom}>
          <button type="button" aria-label={own.zoomOut} disabled={at === 0} onClick={() => zoomTo(at - 1)}>
            −
          </button>
          <output>{own.zoomed(zoom)}</output>
          <button
            type="button"
            aria-label={own.zoomIn}
            disabled={at === ZOOMS.length - 1}
            onClick={() => zoomTo(at + 1)}
          >
            +
          </button>
        </div>
        <ExportMenu
          title={own.name(model)}
          note={own.read[flow]}
          summary={summary}
          table={() => ({ columns, rows: network.layers.map(numbersOf) })}
          drawing={drawing}
        />
      </header>
      {wide > available + 1 && available > 0 && (
        <Minimap
          map={map}
          width={available}
          label={own.overview}
          controls={`${id}room`}
          from={left / wide}
          share={available / wide}
          onMove={(from) => room.current?.scrollTo({ left: from * wide })}
        />
      )}
      <div
        ref={room}
        id={`${id}room`}
        className="network-map-room"
        onScroll={({ currentTarget }) => setLeft(currentTarget.scrollLeft)}
      >
        {available > 0 && (
          <div ref={drawing} className="network-map-stage" style={{ width: wide }}>
            <MapCanvas map={map} sight={sight} tensorOf={tensorOf} palette={palette} edge={EDGE} top={top} />
            <MapDrawing
              map={map}
              sight={sight}
              network={network}
              tensorOf={tensorOf}
              flow={flow}
              most={most}
              edge={EDGE}
              top={top}
              name={own.layers(model)}
              selected={selected}
              onSelect={onSelect}
              onOpen={onOpen}
            />
            {reach && <MapReach map={map} sight={sight} reach={reach} edge={EDGE} top={top} />}
          </div>
        )}
      </div>
      <div className="network-map-foot">
        <Summary hidden text={summary} />
        <p className="network-map-read">
          {network.stages.some(({ kind }) => kind === 'fire') && (
            <>
              <span className="role-squeeze">{words.ops.squeeze}</span>
              <span className="role-expand1x1">{own.upper}</span>
              <span className="role-expand3x3">{own.lower}</span>
            </>
          )}
          {map.boxes.some(({ form }) => form === 'dot') && (
            <span className="network-map-round">{own.dot}</span>
          )}
        </p>
        <p className="network-map-read">
          {own.read[flow]}
          {reach && ` ${own.reached}`}
          {map.opened && ` ${own.larger(map.opened.name, scale.magnified.across, scale.magnified.down)}`}
        </p>
        <DataTable
          caption={own.name(model)}
          columns={columns}
          rows={() => network.layers.map((layer) => row(layer, words))}
        />
      </div>
    </figure>
  );
}

/** Room around the drawing for outlines, and above it for labels: an opened module has one more. */
const EDGE = 4;
const TOP = 30;
const TOP_OPENED = 42;

/**
 * Brings the selected layer into sight when it is chosen elsewhere. While only the map changes (its size, or the network that is
 * read once the weights are there), the selected layer stays where it is on screen; if it was scrolled out of sight, so does the
 * middle of what is seen. Goes by what is known of the room: asking the browser would make it lay out the page at once.
 */
function useKeptInSight(
  room: RefObject<HTMLDivElement | null>,
  map: Map,
  selected: LayerKey,
  { left, available }: { left: number; available: number },
  onLeft: (left: number) => void,
) {
  const last = useRef<{ map: Map; selected: LayerKey; middle: number } | null>(null);
  // Nothing is before the room has been measured.
  const isDrawn = available > 0;
  const sight = useRef({ left, available });
  useLayoutEffect(() => {
    sight.current = { left, available };
  }, [left, available]);
  useLayoutEffect(() => {
    const node = room.current;
    const box = map.boxes.find(({ key }) => key === selected);
    if (!node || !box || !isDrawn) return;
    const { left, available } = sight.current;
    const middle = EDGE + box.x + box.width / 2;
    const inSight = (x: number) => x >= left && x <= left + available;
    const was = last.current;
    const centre = left + available / 2;
    const moved = () => {
      if (was?.selected !== selected) return inSight(middle) ? 0 : middle - centre;
      return inSight(was.middle) ? middle - was.middle : centre * (map.width / was.map.width - 1);
    };
    const to = left + moved();
    last.current = { map, selected, middle };
    if (to === left) return;
    node.scrollTo({ left: to });
    // Before anything is shown: the event of the scroll comes a frame later.
    onLeft(node.scrollLeft);
  }, [room, map, selected, isDrawn, onLeft]);
}

function numbersOf({ key, shape, cost }: Layer) {
  return [key, shape?.join(' × ') ?? null, cost.parameters, cost.macs, cost.outputBytes];
}

function row({ key, shape, cost }: Layer, { lang, map }: Words): Row {
  const count = (value: number | null) => (value === null ? map.unknown : number(lang, value));
  return [
    key,
    shape?.join(' × ') ?? map.unknown,
    count(cost.parameters),
    count(cost.macs),
    count(cost.outputBytes),
  ];
}
