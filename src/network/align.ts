import type { Pairing } from './choices';
import { amountsOf, together, type Amounts } from './quantities';
import { layerOf, type Layer, type LayerKey, type Network, type ReceptiveField } from './types';

/** Pixels of the picture between two positions of a layer; null where it has none. */
function strideOf({ receptive }: Layer): number | null {
  return receptive && receptive.jump[0];
}

/**
 * The layer of `network` that stands for `key` of the network `from`; undefined where it has none. By role: the one with the
 * same key. By stride: the same key if it has the same stride there, else, among the layers of the same kind and stride, the one
 * equally far from the last (the first, where there are fewer).
 */
export function partnerOf(
  network: Network,
  key: LayerKey,
  from: Network,
  pairing: Pairing,
): Layer | undefined {
  const same = layerOf(network, key);
  const layer = layerOf(from, key);
  const stride = layer ? strideOf(layer) : null;
  if (network === from || pairing === 'role' || !layer || stride === null) return same;
  const alike = (each: Layer) => each.role === layer.role && strideOf(each) === stride;
  if (same && alike(same)) return same;
  const here = network.layers.filter(alike);
  const there = from.layers.filter(alike);
  const fromLast = there.length - there.findIndex((each) => each.key === key);
  return here[Math.max(0, here.length - fromLast)];
}

/** A place in the fed picture, in pixels; the centre of pixel 0 is 0. */
export interface Point {
  x: number;
  y: number;
}

/** The centre of what a position sees. */
export function centreOf({ size, jump, start }: ReceptiveField, row: number, column: number): Point {
  return {
    x: start[1] + column * jump[1] + (size[1] - 1) / 2,
    y: start[0] + row * jump[0] + (size[0] - 1) / 2,
  };
}

/** The position of a map of `height` x `width` whose centre is nearest to the point. */
export function positionAt(
  { size, jump, start }: ReceptiveField,
  { height, width }: { height: number; width: number },
  { x, y }: Point,
): { row: number; column: number } {
  const nearest = (at: number, axis: 0 | 1, extent: number) =>
    Math.max(0, Math.min(extent - 1, Math.round((at - start[axis] - (size[axis] - 1) / 2) / jump[axis])));
  return { row: nearest(y, 0, height), column: nearest(x, 1, width) };
}

/** A stage by its name, and what it costs in each network; null in one that lacks it. */
export interface StagePair {
  name: string;
  amounts: readonly (Amounts | null)[];
}

/** Stages after the input of all networks by name: those of the first in its order, others where they stand in theirs. */
export function stagePairs(networks: readonly Network[]): StagePair[] {
  const names: string[] = [];
  for (const { stages } of networks) {
    let place = 0;
    for (const { name, kind } of stages) {
      if (kind === 'input') continue;
      const known = names.indexOf(name);
      if (known < 0) names.splice(place, 0, name);
      place = (known < 0 ? place : known) + 1;
    }
  }
  const costs = networks.map((network) => {
    const amounts = amountsOf(network);
    return new Map(
      network.stages.map(({ name, layers }) => [
        name,
        together(layers.flatMap((key) => amounts.get(key) ?? [])),
      ]),
    );
  });
  return names.map((name) => ({ name, amounts: costs.map((cost) => cost.get(name) ?? null) }));
}
