import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import { FeatureMaps } from '../views/FeatureMaps';
import { MapControls } from '../views/MapControls';
import { NetworkMap } from '../views/NetworkMap';
import { useWords } from '../views/useWords';
import { selectLayer, useLooked, useShown } from './useShown';

/** The network, and the maps of its selected layer. */
export function MapsPanel({ store }: { store: AppStore }) {
  const words = useWords();
  const view = useStore(store, (state) => state.view);
  const [id = ''] = view.models;
  const shown = useShown(store, id);
  const looked = useLooked(shown, view);
  const { look } = store.getState();
  const onLayer = useCallback((key: LayerKey) => selectLayer(store, key), [store]);
  const onChannel = useCallback((channel: number) => store.getState().look({ channel, at: null }), [store]);
  const known = useMemo(
    () => shown?.network.layers.some(({ key }) => key === view.layer),
    [shown, view.layer],
  );
  if (!shown) return null;
  return (
    <div className="maps-panel" id="maps" tabIndex={-1}>
      <NetworkMap
        network={shown.network}
        tensorOf={shown.tensorOf}
        palette={view.palette}
        flow="channels"
        zoom={1}
        selected={view.layer}
        onSelect={onLayer}
      />
      {looked ? (
        <FeatureMaps
          {...looked}
          sort={view.sort}
          palette={view.palette}
          selected={view.channel}
          onSelect={onChannel}
        >
          <MapControls
            layer={looked.layer}
            sort={view.sort}
            scale={view.scale}
            palette={view.palette}
            pre={view.pre}
            onChange={look}
          />
        </FeatureMaps>
      ) : (
        <p className="maps-panel-none">
          {known ? words.app.notRecorded(view.layer) : words.app.missingLayer(view.layer, id)}
        </p>
      )}
    </div>
  );
}
