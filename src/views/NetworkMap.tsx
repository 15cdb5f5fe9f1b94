import { useCallback, useId, useMemo, useRef, useState } from 'preact/compat';
import './NetworkMap.css';
import { fireStageOf } from '../draw/fire';
import { memoized } from '../draw/memoized';
import { flows } from '../draw/mapLinks';
import { sightOf } from '../draw/sight';
import type { PaletteName } from '../draw/palette';
import type { InputRect } from '../network/receptive';
import type { LayerKey, Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import type { Words } from '../words/en';
import './button.css';
import { Choice } from './Choice';
import { numberColumns, numbersOf } from './layerNumbers';
import { MapCanvas } from './MapCanvas';
import { MapDrawing } from './MapDrawing';
import { MapFoot } from './MapFoot';
import { MapReach } from './MapReach';
import { MapZoom, zoomed } from './MapZoom';
import { ExportMenu } from './ExportMenu';
import { Minimap } from './Minimap';
import { networkSummary } from './summaries';
import { useDeferred, useSettled } from './useDeferred';
import { useKeptInSight } from './useKeptInSight';
import { layOut, scaleFor, type MapReading } from './mapLayout';
import { useWidth } from './useWidth';
import { useWords } from './useWords';
import { useZoomGesture } from './useZoomGesture';

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

const summaryOf = memoized((network: Network, words: Words) => networkSummary(words, network));

/** The whole network to scale: width is channels, height is the rows of the maps, inside are the picture's own maps. */
export function NetworkMap(props: Props) {
  const { palette, reading, onReading, onSelect, model, reach = null } = props;
  const { flow, zoom, open } = reading;
  const words = useWords();
  const { map: own } = words;
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const available = useWidth(room);
  const [left, setLeft] = useState(0);
  const inner = available - 2 * EDGE;
  // Another network is measured, laid out, drawn where it is in sight, drawn around that and summed up, each in a task of its own: where
  // there are thousands of layers all at once would block the page.
  const given = useGiven(props);
  scaleFor(given, reading, inner);
  const measured = useSettled(given, ofOneNetwork);
  layOut(measured, reading, inner);
  const shown = useSettled(measured, ofOneNetwork);
  const { scale, map, most } = layOut(shown, reading, inner);
  const { network, tensorOf, selected } = shown;
  const drawn = useDeferred(network);
  const told = useDeferred(drawn);
  useKeptInSight(room, map, selected, { left, available, edge: EDGE }, setLeft);
  useZoomGesture(room, (direction) => onReading({ zoom: zoomed(zoom, direction) }));
  const { from, to } = sightOf(left - EDGE, available, drawn === network);
  const sight = useMemo(() => ({ from, to }), [from, to]);
  const onOpen = useCallback(
    (name: string) => onReading({ open: name === open ? null : name }),
    [onReading, open],
  );
  const module = fireStageOf(network, selected)?.name ?? open;
  const wide = map.width + 2 * EDGE;
  const top = map.opened ? TOP_OPENED : TOP;
  const name = own.name(model);
  const summary = summaryOf(told, words);
  return (
    <figure className="network-map" aria-labelledby={id}>
      <header>
        <figcaption id={id}>{name}</figcaption>
        {module !== null && (
          <button type="button" className="button" onClick={() => onOpen(module)}>
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
        <MapZoom zoom={zoom} onZoom={(zoom) => onReading({ zoom })} />
        <ExportMenu
          title={name}
          note={own.read[flow]}
          summary={summary}
          table={() => ({ columns: numberColumns(words), rows: network.layers.map(numbersOf) })}
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
      <MapFoot
        network={network}
        map={map}
        scale={scale}
        flow={flow}
        name={name}
        reached={reach !== null}
        summary={summary}
      />
    </figure>
  );
}

/** Room around the drawing for outlines, and above it for labels: an opened module has one more. */
const EDGE = 4;
const TOP = 30;
const TOP_OPENED = 42;

const ofOneNetwork = (before: { network: Network }, now: { network: Network }) =>
  before.network === now.network;

/** What the map is drawn of, as one thing; in a scope of its own, as what listens as long as the map stands would keep the first tensors. */
function useGiven({ network, tensorOf, selected, shared }: Props) {
  return useMemo(() => ({ network, tensorOf, selected, shared }), [network, tensorOf, selected, shared]);
}
