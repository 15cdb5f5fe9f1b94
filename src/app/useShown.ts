import { useMemo } from 'preact/compat';
import { domainsOf, kindOf, type Domain, type Kind } from '../draw/domain';
import { memoized } from '../draw/memoized';
import { layerOf, type Layer, type LayerKey, type Network } from '../network/types';
import type { Result } from '../store/runs';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { statistics, type TensorStatistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { useStore } from './useStore';

/** What one model has to show: its network, its result, and a way to their tensors that stays the same until they change. */
export interface Shown {
  network: Network;
  result: Result | null;
  /** The tensor after ReLU (or the layer's only one). */
  tensorOf: (key: LayerKey) => Tensor | undefined;
}

export function useShown(store: AppStore, id: string): Shown | null {
  const result = useStore(store, (state) => state.runs[id]?.last ?? null);
  return useShownOf(store, id, result);
}

/** The same for what shows every layer: while a camera runs, its last frame that has the tensors of all. */
export function useWhole(store: AppStore, id: string): Shown | null {
  const result = useStore(store, ({ live, runs }) => {
    if (live.kind !== 'running') return runs[id]?.last ?? null;
    return live.whole?.model === id ? live.whole.result : null;
  });
  return useShownOf(store, id, result);
}

function useShownOf(store: AppStore, id: string, result: Result | null): Shown | null {
  const network = useStore(store, (state) => state.models[id]?.network ?? null);
  return network && shownOf(network, result);
}

/** The same object for the same result, as long as that lives: what is drawn of it is drawn once. */
export function shownOf(network: Network, result: Result | null): Shown {
  return result ? shownWith(result, network) : shownWithout(network);
}

const shownWith = memoized((result: Result, network: Network): Shown => ({
  network,
  result,
  tensorOf: (key) => result.activations.post.get(key),
}));
const shownWithout = memoized((network: Network): Shown => ({
  network,
  result: null,
  tensorOf: () => undefined,
}));

/** The selected layer of a model, the tensor that is looked at and how its values become colours. */
export interface Looked {
  layer: Layer;
  tensor: Tensor;
  statistics: TensorStatistics;
  /** The tensor holds the values before ReLU. */
  pre: boolean;
  domains: readonly Domain[];
}

/** Null while the model has no such layer, or no tensor of it yet. */
export function useLooked(shown: Shown | null, { layer, pre, scale }: View): Looked | null {
  return useMemo(() => shown && lookedAt(shown, { layer, pre, scale }), [shown, layer, pre, scale]);
}

export function lookedAt(
  shown: Shown,
  { layer: key, pre: before, scale }: Pick<View, 'layer' | 'pre' | 'scale'>,
): Looked | null {
  const layer = layerOf(shown.network, key);
  const preTensor = before ? shown.result?.activations.pre.get(key) : undefined;
  const tensor = preTensor ?? shown.tensorOf(key);
  if (!layer || !tensor) return null;
  const pre = preTensor !== undefined;
  const kind = kindOf(layer, pre);
  const own = statistics(tensor);
  // Shared means: across the whole network, so that a colour is the same number whatever layer is chosen.
  const others = scale === 'shared' ? sameKind(shown, kind) : [];
  return { layer, tensor, statistics: own, pre, domains: domainsOf(scale, kind, own, others) };
}

function sameKind({ network, tensorOf }: Shown, kind: Kind): TensorStatistics[] {
  return network.layers.flatMap((layer) => {
    const tensor = kindOf(layer, false) === kind ? tensorOf(layer.key) : undefined;
    return tensor ? [statistics(tensor)] : [];
  });
}

/** Selects a layer everywhere; a channel of another layer means nothing in it. */
export function selectLayer(store: AppStore, layer: LayerKey): void {
  const { view, look } = store.getState();
  if (view.layer !== layer) look({ layer, channel: null, at: null });
}
