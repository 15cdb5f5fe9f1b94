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

interface Given {
  network: Network;
  /** The networks that share one scale, where several are shown. */
  shared: readonly Network[] | undefined;
}

/** The scale of all the networks that are shown, for a map as wide as it is to be. */
export function scaleFor({ network, shared }: Given, { zoom, open }: MapReading, available: number) {
  return scaleOf(network, shared, Math.max(LEAST_WIDTH, available) * zoom, open);
}

/** The map of a network on that scale, and what the longest bar of all maps stands for. */
export function layOut({ network, shared }: Given, reading: MapReading, available: number) {
  const { flow, open } = reading;
  const scale = scaleFor({ network, shared }, reading, available);
  const map = layout(network, flow, scale, open);
  const bars = (shared ?? [network]).map((each) => largest(layout(each, flow, scale, open), each, flow));
  return { scale, map, most: Math.max(0, ...bars) };
}
