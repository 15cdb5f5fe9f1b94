import { memo, type ReactNode } from 'preact/compat';
import type { AppStore } from '../store/store';
import { InputPicture, UnseenPicture } from '../views/InputPicture';
import { PixelMark } from '../views/PixelMark';
import type { Reach } from '../views/PixelReach';
import type { PictureInputProblem } from '../views/PictureSource';
import { later } from '../views/later';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import { inLanguage } from '../words/localised';
import type { Sample } from '../words/samples';
import { AllAnswers, FirstAnswers } from './Answers';
import { AimedLens } from './AimedField';
import type { Aim } from './lens';
import { PictureChoice } from './PictureChoice';
import type { Pixel } from './useReach';
import { useSeen } from '../views/useSeen';
import { useStore } from './useStore';

const LivePanel = memo(later(async () => (await import('./LivePanel')).LivePanel, { wait: true }));

interface Props {
  store: AppStore;
  model: string;
  classes: ClassNames;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
  /** The value whose field the picture shows. */
  aim: Aim;
  /** The pixel of the picture that is pointed at or picked. */
  reach: Reach | null;
  /** Out of sight, the picture is shown small at the top: something else covers the page that is about it. */
  pinned: boolean;
  onPixel: (pixel: Pixel | null) => void;
  onPointed: (pixel: Pixel | null) => void;
  /** What more there is to tell. */
  children: ReactNode;
}

/** The picture, the ways to bring another one, and what the network says of it first. */
export const PicturePanel = memo(function PicturePanel(props: Props) {
  const { store, model, classes, samples, onProblem, aim, reach, pinned, onPixel, onPointed } = props;
  const words = useWords();
  const state = useStore(store, (all) => all.models[model]);
  const result = useStore(store, (all) => all.runs[model]?.last ?? null);
  const unseen = useStore(store, (all) => (all.runs[model]?.last ? null : all.picture));
  const live = useStore(store, (all) => all.live.kind === 'running');
  const [place, seen] = useSeen();
  const sample = samples.find(
    ({ file }) => result?.picture.origin.kind === 'sample' && file === result.picture.origin.file,
  );
  return (
    <section className="picture-panel" id="picture" tabindex={-1} aria-label={words.picture.figure}>
      <div ref={place} className="picture-panel-place">
        {unseen && <UnseenPicture source={unseen.blob} />}
        {result && (
          <div className={pinned && !seen ? 'picture-panel-pinned' : undefined}>
            <InputPicture
              framed={result.framed}
              source={live ? null : result.picture.blob}
              fit={result.fit}
              via={state?.model.source.recipe.via ?? null}
              {...(sample ? { alt: inLanguage(sample.alt, words.lang) } : {})}
              onPoint={(x, y) => onPixel({ x, y })}
              onHover={onPointed}
            >
              {reach && <PixelMark x={reach.x} y={reach.y} />}
              <AimedLens aim={aim} size={result.framed.pixels.width} />
            </InputPicture>
          </div>
        )}
      </div>
      <div className="picture-panel-live">
        <LivePanel store={store} classes={classes} />
      </div>
      <PictureChoice store={store} samples={samples} onProblem={onProblem} />
      <FirstAnswers store={store} model={model} classes={classes} />
      <AllAnswers store={store} model={model} classes={classes} />
      {props.children}
    </section>
  );
});
