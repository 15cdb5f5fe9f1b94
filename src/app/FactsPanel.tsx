import { memo, useEffect } from 'preact/compat';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { LayerFacts } from '../views/LayerFacts';
import { LayerWeights } from '../views/LayerWeights';
import { useParameters } from './useParameters';
import { useSeen } from '../views/useSeen';
import { useShown } from './useShown';
import { useStore } from './useStore';

/** What the selected layer is, and its weights. */
export const FactsPanel = memo(function FactsPanel({ store, view }: { store: AppStore; view: View }) {
  const [id = ''] = view.models;
  const shown = useShown(store, id);
  const recipe = useStore(store, ({ models }) => models[id]?.model.source.recipe ?? null);
  const shared = useStore(store, ({ models }) => {
    const loading = models[id]?.loading;
    return (loading?.status === 'ready' && loading.loaded.shared.get(view.layer)) || null;
  });
  const layer = shown && layerOf(shown.network, view.layer);
  const weights = useParameters(store, id, shown?.network ?? null, view.layer);
  const [spectrumRef, seen] = useSeen();
  const spectrum = useStore(store, (state) => state.weights[id]?.spectra[view.layer] ?? null);
  const wanted = seen && weights?.status === 'ready';
  useEffect(() => {
    if (wanted) store.getState().wantSpectrum(id, view.layer);
  }, [store, id, view.layer, wanted]);
  if (!shown || !layer) return null;
  const readsPicture = layer.inputs[0] === shown.network.layers[0]?.key;
  return (
    <LayerFacts network={shown.network} layer={layer}>
      <LayerWeights
        layer={layer}
        weights={weights}
        spectrum={spectrum}
        shared={shared}
        palette={view.palette}
        planes={readsPicture ? (recipe?.order ?? null) : null}
        spectrumRef={spectrumRef}
      />
    </LayerFacts>
  );
});
