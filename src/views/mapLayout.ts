import { networkMap } from '../draw/map';
import type { Flow } from '../draw/mapLinks';
import { mapScale } from '../draw/mapScale';
import { memoized } from '../draw/memoized';
import type { Network } from '../network/types';
import { largestBar } from './MapBars';

/** How the map is read: what the ribbons mean, how large it is, and the Fire module that is opened in it. */
export interface MapReading {
  flow: Flow;
  /** How many times wider than the room there is; beyond 1 the map is scrolled sideways. */
  zoom: number;
  open: string | null;
}

const layout = memoized(networkMap);
const largest = memoized(largestBar);
const scaleOf = memoized(
  (network: Network, shared: readonly Network[] | undefined, width: number, open: string | null) =>
    mapScale(shared ?? [network], width, open),
);

const LEAST_WIDTH = 520;

/** The map of a network as wide as it is to be, on the scale of all that are shown, and what the longest bar of them stands for. */
export function layOut(
  { network, shared }: { network: Network; shared: readonly Network[] | undefined },
  { flow, zoom, open }: MapReading,
  available: number,
) {
  const scale = scaleOf(network, shared, Math.max(LEAST_WIDTH, available) * zoom, open);
  const map = layout(network, flow, scale, open);
  const bars = (shared ?? [network]).map((each) => largest(layout(each, flow, scale, open), each, flow));
  return { scale, map, most: Math.max(0, ...bars) };
}
