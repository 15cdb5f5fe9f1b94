import { recordedNetwork, recordedResult } from '../app/recorded';
import type { Layer, LayerKey, Network } from '../network/types';
import type { Framed } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';
import { madeUpTensor } from './madeUp';

/** What the views of the gallery show. */
export interface Material {
  network: Network;
  other: Network;
  /** The recorded first view: a few layers of `network`, as the native runtime computed them. */
  recorded: (key: LayerKey) => Tensor | undefined;
  /** Every layer of either network, with values that nobody computed. */
  madeUp: (key: LayerKey) => Tensor | undefined;
  framed: Framed;
}

/** Reads the files of the first view (1.1) and the structure of 1.0. */
export async function readMaterial(): Promise<Material> {
  const [network, other, first] = await Promise.all([
    recordedNetwork('1.1'),
    recordedNetwork('1.0'),
    recordedResult(),
  ]);
  const made = new Map(network.layers.flatMap((layer) => madeUp(layer)));
  return {
    network,
    other,
    recorded: (key) => first.activations.post.get(key),
    madeUp: (key) => made.get(key),
    framed: first.framed,
  };
}

function madeUp({ key, role, shape }: Layer): [LayerKey, Tensor][] {
  const [channels, height, width] = shape ?? [];
  if (channels === undefined) return [];
  const sizes =
    height === undefined || width === undefined
      ? ([channels] as const)
      : ([channels, height, width] as const);
  return [[key, madeUpTensor({ role, shape: sizes, signed: role === 'input' })]];
}

/** For what a view tells to whoever shows it. */
export const ignore = () => undefined;
