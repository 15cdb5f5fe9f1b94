import { readNetwork } from '../network/network';
import { tensorNames } from '../network/taps';
import { sizeOf, type Network } from '../network/types';
import type { InputRecipe } from '../tensor/pixels';
import type { Provider, Runtime, Session } from './ort';

/**
 * What a session gives besides its outputs: nothing; every layer's tensor after ReLU, which keeps the runtime's fusion of
 * Conv and ReLU; also those before ReLU, which costs the fusion.
 */
export type Taps = 'none' | 'post' | 'pre';

/** A model that is loaded. */
export interface Held {
  bytes: Uint8Array<ArrayBuffer>;
  network: Network;
  recipe: InputRecipe;
  /** Made when first wanted. */
  session(taps: Taps): Promise<Session>;
  release(): Promise<void>;
}

export function hold(
  runtime: Runtime,
  on: Provider,
  { bytes, network, recipe }: Pick<Held, 'bytes' | 'network' | 'recipe'>,
): Held {
  const sessions = new Map<Taps, Promise<Session>>();
  return {
    bytes,
    network,
    recipe,
    session(taps) {
      const found = sessions.get(taps);
      if (found) return found;
      const names = taps === 'none' ? [] : tensorNames(network, { pre: taps === 'pre' });
      const made = runtime.session(bytes, names, network.input.tensor, on);
      sessions.set(taps, made);
      return made;
    },
    async release() {
      for (const session of sessions.values()) await (await session).release();
    },
  };
}

/** The network with all its sizes: where the operators do not tell them, a run on an empty picture does. */
export async function sizedNetwork(model: Held): Promise<Network> {
  const { bytes, network, recipe } = model;
  if (network.layers.every(({ shape }) => shape !== null)) return network;
  const dims = [1, ...network.input.shape];
  const empty = { dims, data: new Float32Array(sizeOf(dims)) };
  const { tensors } = await (await model.session('post')).run(empty, tensorNames(network, { pre: false }));
  const measured = new Map([...tensors].map(([name, tensor]) => [name, tensor.dims]));
  return readNetwork(bytes, { side: recipe.size, measured });
}
