import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { Boundary } from '../views/Boundary';
import type { PictureInputProblem } from '../views/PictureSource';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { Inspector } from './Inspector';
import { LayersPanel } from './LayersPanel';
import { MapsPanel } from './MapsPanel';
import { PicturePanel } from './PicturePanel';
import { useReach, type Pixel } from './useReach';
import { useShown } from './useShown';
import './Explore.css';

interface Props {
  store: AppStore;
  classes: ClassNames;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
}

/** Network, layer, channel and value of one model, together; the picture stays in sight. */
export function Explore({ store, classes, samples, onProblem }: Props) {
  const words = useWords();
  const view = useStore(store, (state) => state.view);
  // The maps follow a click at once, all that tells more about them as soon as there is time.
  const later = useDeferredValue(view);
  // Another position alone changes nothing in what does not look at it.
  const still = useStore(
    store,
    useShallow(({ view }): View => ({ ...view, at: null })),
  );
  const laterStill = useDeferredValue(still);
  const [hovered, setHovered] = useState<Position | null>(null);
  const [pixel, setPixel] = useState<Pixel | null>(null);
  const [pointed, setPointed] = useState<Pixel | null>(null);
  const shown = useShown(store, view.models[0] ?? '');
  const reach = useReach(shown?.network ?? null, pointed ?? pixel);
  // The pointer on the picture does not wait for all that shows where its pixel goes.
  const laterReach = useDeferredValue(reach);
  return (
    <div className="explore">
      <Boundary part={words.picture.figure} className="picture-panel">
        <PicturePanel
          store={store}
          view={later}
          still={laterStill}
          classes={classes}
          samples={samples}
          onProblem={onProblem}
          hovered={hovered}
          reach={reach}
          picked={pixel !== null}
          onPixel={setPixel}
          onPointed={setPointed}
        />
      </Boundary>
      <Boundary part={words.maps.featureMaps()} className="maps-panel">
        <MapsPanel store={store} view={still} later={laterStill} reach={laterReach} />
      </Boundary>
      <Boundary part={words.app.explorer} className="inspector">
        <Inspector store={store} view={later} classes={classes} reach={reach} onHover={setHovered} />
      </Boundary>
      <Boundary part={words.maps.layers} className="layers-panel">
        <LayersPanel store={store} view={laterStill} />
      </Boundary>
    </div>
  );
}
