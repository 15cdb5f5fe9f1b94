import { memo, useCallback, useMemo, type ComponentProps } from 'preact/compat';
import { fireStageOf } from '../draw/fire';
import { layerOf, type LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { Boundary } from '../views/Boundary';
import { FeatureMaps } from '../views/FeatureMaps';
import { later } from '../views/later';
import { MapControls } from '../views/MapControls';
import { NetworkMap } from '../views/NetworkMap';
import { useMapReading } from '../views/useMapReading';
import type { Reach } from '../views/PixelReach';
import { deferred, useSettled } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import { Folded } from './Folded';
import { MapsExport } from './MapsExport';
import { selectLayer, useLooked, useShown, useWhole, type Shown } from './useShown';

const LaterMap = deferred(NetworkMap);
const LaterFire = deferred(FireOf);
const LaterExport = deferred(MapsExport);
const FireDiagram = later(async () => (await import('../views/FireDiagram')).FireDiagram);
const Terms = later(async () => (await import('./Terms')).Terms, { wait: true });
const FactsPanel = deferred(later(async () => (await import('./FactsPanel')).FactsPanel, { wait: true }));

interface Props {
  store: AppStore;
  view: View;
  /** What the pixel that is pointed at reaches. */
  reach: Reach | null;
}

/** The network, and the maps of its selected layer: these follow a click at once, all else when they are painted. */
export const MapsPanel = memo(function MapsPanel({ store, view, reach }: Props) {
  const words = useWords();
  const [id = ''] = view.models;
  const shown = useShown(store, id);
  const whole = useWhole(store, id);
  const { shown: settled, view: own } = useSettled(useShownWith(shown, view), ofOneResult);
  const looked = useLooked(settled, own);
  const { look } = store.getState();
  const onLayer = useCallback((key: LayerKey) => selectLayer(store, key), [store]);
  const onChannel = useCallback((channel: number) => store.getState().look({ channel, at: null }), [store]);
  const [reading, onReading] = useMapReading();
  if (!shown) return null;
  return (
    <div className="maps-panel" id="maps" tabindex={-1}>
      {whole && (
        <Boundary part={words.map.name()}>
          <LaterMap
            network={whole.network}
            tensorOf={whole.tensorOf}
            palette={view.palette}
            reading={reading}
            onReading={onReading}
            selected={view.layer}
            onSelect={onLayer}
            reach={reach?.fields ?? null}
          />
        </Boundary>
      )}
      {looked ? (
        <FeatureMaps
          {...looked}
          sort={own.sort}
          palette={own.palette}
          selected={own.channel}
          onSelect={onChannel}
          framed={reach?.fields.get(looked.layer.key) ?? null}
        >
          <MapControls
            layer={looked.layer}
            sort={own.sort}
            scale={own.scale}
            palette={own.palette}
            pre={own.pre}
            onChange={look}
          />
          <LaterExport store={store} view={own} looked={looked} />
        </FeatureMaps>
      ) : (
        <p className="maps-panel-none">
          {layerOf(shown.network, own.layer)
            ? words.app.notYet(own.layer)
            : words.app.missingLayer(own.layer, id)}
        </p>
      )}
      {whole && (
        <LaterFire
          network={whole.network}
          tensorOf={whole.tensorOf}
          palette={view.palette}
          selected={view.layer}
          onSelect={onLayer}
        />
      )}
      {looked && <Terms store={store} part={looked.layer.key} of={looked.layer} />}
      <Folded title={words.explain.facts.region}>
        <FactsPanel store={store} view={view} />
      </Folded>
    </div>
  );
});

function useShownWith(shown: Shown | null, view: View) {
  return useMemo(() => ({ shown, view }), [shown, view]);
}

/** Whether the maps are those of the same network, and there are some of both or of none. */
function ofOneResult(before: { shown: Shown | null }, now: { shown: Shown | null }) {
  return before.shown?.network === now.shown?.network && !before.shown?.result === !now.shown?.result;
}

/** The Fire module of the selected layer, if it is part of one. */
function FireOf(props: Omit<ComponentProps<typeof FireDiagram>, 'stage'>) {
  const { network, selected } = props;
  const stage = useMemo(() => fireStageOf(network, selected), [network, selected]);
  return stage && <FireDiagram {...props} stage={stage} />;
}
