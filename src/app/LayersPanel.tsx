import { memo, useCallback, useDeferredValue } from 'react';
import type { LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { LayerList } from '../views/LayerList';
import { later } from '../views/later';
import { useIdleStatistics } from './useIdleStatistics';
import { selectLayer, useShown } from './useShown';

const ScaleAlong = later(async () => (await import('../views/ScaleAlong')).ScaleAlong, { wait: true });

/** All layers in network order, and what happens to the scale along them. */
export const LayersPanel = memo(function LayersPanel({ store, view }: { store: AppStore; view: View }) {
  const shown = useDeferredValue(useShown(store, view.models[0] ?? ''));
  const statisticsOf = useIdleStatistics(shown);
  const onSelect = useCallback((key: LayerKey) => selectLayer(store, key), [store]);
  if (!shown) return null;
  const { layers } = shown.network;
  return (
    <div className="layers-panel">
      <LayerList
        layers={layers}
        tensorOf={shown.tensorOf}
        selected={view.layer}
        palette={view.palette}
        onSelect={onSelect}
      />
      <ScaleAlong layers={layers} statisticsOf={statisticsOf} selected={view.layer} onSelect={onSelect} />
    </div>
  );
});
