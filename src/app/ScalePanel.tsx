import { memo, useCallback } from 'preact/compat';
import type { LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { ScaleAlong } from '../views/ScaleAlong';
import { useDeferred } from '../views/useDeferred';
import { useIdleStatistics } from './useIdleStatistics';
import { selectLayer, useWhole } from './useShown';

/** What happens to the scale along the network. */
export const ScalePanel = memo(function ScalePanel({ store, view }: { store: AppStore; view: View }) {
  const shown = useDeferred(useWhole(store, view.models[0] ?? ''));
  const known = useIdleStatistics(shown);
  const onSelect = useCallback((key: LayerKey) => selectLayer(store, key), [store]);
  if (!shown) return null;
  return <ScaleAlong layers={shown.network.layers} known={known} selected={view.layer} onSelect={onSelect} />;
});
