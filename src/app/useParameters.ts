import { useEffect } from 'preact/compat';
import type { LayerParameters, ModelId } from '../engine/engine';
import { layerOf, type LayerKey, type Network } from '../network/types';
import type { AppStore } from '../store/store';
import type { Asked } from '../store/weights';
import { useStore } from './useStore';

/**
 * Weights and biases of a layer, asked for when it is looked at; null for a layer that has none, for `key` null, and while
 * the model is not loaded.
 */
export function useParameters(
  store: AppStore,
  model: ModelId,
  network: Network | null,
  key: LayerKey | null,
): Asked<LayerParameters> | null {
  const kind = network && key !== null && layerOf(network, key)?.op.kind;
  const wanted = kind === 'conv' || kind === 'linear' ? key : null;
  const loaded = useStore(store, ({ models }) => models[model]?.loading.status === 'ready');
  const asked = useStore(store, ({ weights }) => weights[model]?.parameters[wanted ?? ''] ?? null);
  useEffect(() => {
    if (loaded && wanted !== null) store.getState().wantParameters(model, wanted);
  }, [store, model, loaded, wanted]);
  return wanted === null ? null : asked;
}
