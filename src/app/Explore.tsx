import { useCallback, useMemo, useState } from 'preact/compat';
import { useDeferred } from '../views/useDeferred';
import { shallow } from 'zustand/vanilla/shallow';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { Boundary } from '../views/Boundary';
import type { PictureInputProblem } from '../views/PictureSource';
import { useMedia } from '../views/useMedia';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { Inspector } from './Inspector';
import { LayersPanel } from './LayersPanel';
import { createPointer, type Aim } from './lens';
import { MapsPanel } from './MapsPanel';
import { PictureDetails } from './PictureDetails';
import { PicturePanel } from './PicturePanel';
import { useReach, type Pixel } from './useReach';
import { useShown } from './useShown';
import { useStore } from './useStore';
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
  // What tells more about a value follows a click as soon as there is time.
  const later = useDeferred(view);
  // Another position alone changes nothing in what does not look at it.
  const still = useStore(store, ({ view }): View => ({ ...view, at: null }), shallow);
  const laterStill = useDeferred(still);
  const [pointer] = useState(createPointer);
  const [pixel, setPixel] = useState<Pixel | null>(null);
  const [pointed, setPointed] = useState<Pixel | null>(null);
  const shown = useShown(store, view.models[0] ?? '');
  const network = shown?.network ?? null;
  const reach = useReach(network, pointed ?? pixel);
  // The pointer on the picture does not wait for all that shows where its pixel goes.
  const laterReach = useDeferred(reach);
  const aim = useMemo<Aim>(
    () => ({ pointer, network, layer: later.layer, picked: later.at }),
    [pointer, network, later.layer, later.at],
  );
  const onHover = useCallback((at: Position | null) => pointer.setState({ at }), [pointer]);
  const onClear = useCallback(() => setPixel(null), []);
  // Where there is room the network map leads, and its text stands at the end of the first column.
  const wide = useMedia('(min-width: 1200px)');
  // On a phone a chosen channel comes as a sheet from below; the tour has that place.
  const phone = useMedia('(max-width: 719px)');
  const sheet = phone && view.step === null && later.channel !== null;
  const clear = pixel === null ? null : onClear;
  // The same until they change: what a click changes at once is drawn without them.
  const details = useMemo(
    () => <PictureDetails {...{ store, classes, aim, reach }} view={laterStill} onClear={clear} />,
    [store, classes, aim, reach, laterStill, clear],
  );
  const layers = useMemo(
    () => (
      <Boundary part={words.maps.layers} className="layers-panel">
        <LayersPanel store={store} view={laterStill} />
      </Boundary>
    ),
    [words, store, laterStill],
  );
  const below = useMemo(
    () => (
      <>
        {!phone && details}
        {wide && layers}
      </>
    ),
    [phone, wide, details, layers],
  );
  return (
    <div className="explore">
      <Boundary part={words.picture.figure} className="picture-panel">
        <PicturePanel
          {...{ store, classes, samples, onProblem, aim, reach }}
          model={view.models[0] ?? ''}
          pinned={sheet}
          onPixel={setPixel}
          onPointed={setPointed}
        >
          {below}
        </PicturePanel>
      </Boundary>
      <Boundary part={words.maps.featureMaps()} className="maps-panel">
        <MapsPanel store={store} view={still} reach={laterReach} />
      </Boundary>
      <Boundary part={words.app.explorer} className="inspector">
        <Inspector {...{ store, classes, reach, sheet }} view={later} onHover={onHover} />
      </Boundary>
      {phone && details}
      {!wide && layers}
    </div>
  );
}
