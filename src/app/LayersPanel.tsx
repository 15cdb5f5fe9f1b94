import { memo, useCallback } from 'preact/compat';
import type { LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { LayerList } from '../views/LayerList';
import { deferred } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import { Folded } from './Folded';
import { selectLayer, useWhole } from './useShown';

const LaterList = deferred(LayerList);

/** All layers in network order: the network map in text. */
export const LayersPanel = memo(function LayersPanel({ store, view }: { store: AppStore; view: View }) {
  const words = useWords();
  const shown = useWhole(store, view.models[0] ?? '');
  const onSelect = useCallback((key: LayerKey) => selectLayer(store, key), [store]);
  if (!shown) return null;
  return (
    <div className="layers-panel">
      <Folded title={words.maps.layers}>
        <h2>{words.maps.layers}</h2>
        <LaterList
          layers={shown.network.layers}
          tensorOf={shown.tensorOf}
          selected={view.layer}
          palette={view.palette}
          onSelect={onSelect}
        />
      </Folded>
    </div>
  );
});
