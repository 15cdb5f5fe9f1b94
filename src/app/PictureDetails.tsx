import { memo } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { FitChoice } from '../views/FitChoice';
import { later } from '../views/later';
import type { Reach } from '../views/PixelReach';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import { AimedField } from './AimedField';
import type { Aim } from './lens';
import { useStore } from './useStore';

const FurtherDetails = memo(
  later(async () => (await import('./FurtherDetails')).FurtherDetails, { wait: true }),
);

interface Props {
  store: AppStore;
  /** The view without its position, which changes most often. */
  view: View;
  classes: ClassNames;
  /** The value whose field is told. */
  aim: Aim;
  reach: Reach | null;
  /** Lets go of the picked pixel; null when none is. */
  onClear: (() => void) | null;
}

/** What more there is to know of the picture in this network, which weights run, and how the picture is fitted. */
export const PictureDetails = memo(function PictureDetails(props: Props) {
  const { store, view, classes, aim, reach, onClear } = props;
  const words = useWords();
  const [id = ''] = view.models;
  const network = useStore(store, (all) => all.models[id]?.network ?? null);
  // A control must follow at once, or it springs back.
  const fit = useStore(store, (all) => all.view.fit);
  return (
    <div className="picture-details">
      <AimedField aim={aim} />
      <FitChoice fit={fit} onFit={(next) => store.getState().look({ fit: next })} />
      <p>{words.app.privacy}</p>
      {/* What comes later stands last: it moves nothing. */}
      <FurtherDetails {...{ store, view, classes, network, reach, onClear }} />
    </div>
  );
});
