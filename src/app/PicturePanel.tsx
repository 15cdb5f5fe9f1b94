import { memo } from 'react';
import { useStore } from 'zustand';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { FitChoice } from '../views/FitChoice';
import { InputPicture } from '../views/InputPicture';
import { later } from '../views/later';
import { PixelMark } from '../views/PixelMark';
import type { Reach } from '../views/PixelReach';
import type { PictureInputProblem } from '../views/PictureSource';
import { ReceptiveField } from '../views/ReceptiveField';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import { inLanguage } from '../words/localised';
import type { Sample } from '../words/samples';
import { AllAnswers, FirstAnswers } from './Answers';
import { fieldAt, lensOf } from './lens';
import { WeightsLine } from './WeightsLine';
import { PictureChoice } from './PictureChoice';
import type { Pixel } from './useReach';

const PixelReach = later(async () => (await import('../views/PixelReach')).PixelReach, { wait: true });
const EvidencePanel = memo(
  later(async () => (await import('./EvidencePanel')).EvidencePanel, { wait: true }),
);
const Models = memo(later(async () => (await import('./ModelPanel')).ModelPanel, { wait: true }));

interface Props {
  store: AppStore;
  view: View;
  /** The view without its position, which changes most often. */
  still: View;
  classes: ClassNames;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
  /** The position pointed at in the chosen map, or null. */
  hovered: Position | null;
  /** The pixel of the picture that is pointed at or picked, and whether one is picked. */
  reach: Reach | null;
  picked: boolean;
  onPixel: (pixel: Pixel | null) => void;
  onPointed: (pixel: Pixel | null) => void;
}

/** The picture, the ways to bring another one, and what the network says of it. What follows the pointer is drawn alone. */
export const PicturePanel = memo(function PicturePanel(props: Props) {
  const { store, view, still, classes, samples, onProblem, hovered, reach, picked, onPixel, onPointed } =
    props;
  const words = useWords();
  const { models, layer, at } = view;
  // A control must follow at once, or it springs back.
  const fit = useStore(store, (all) => all.view.fit);
  const id = models[0] ?? '';
  const state = useStore(store, (all) => all.models[id]);
  const result = useStore(store, (all) => all.runs[id]?.last ?? null);
  const { look } = store.getState();
  const network = state?.network ?? null;
  const sample = samples.find(
    ({ file }) => result?.picture.origin.kind === 'sample' && file === result.picture.origin.file,
  );
  const point = hovered ?? at;
  const field = network && point ? fieldAt(network, layer, point) : null;
  return (
    <section className="picture-panel" id="picture" tabIndex={-1} aria-label={words.picture.figure}>
      {result && (
        <InputPicture
          framed={result.framed}
          source={result.picture.blob}
          fit={result.fit}
          via={state?.model.source.recipe.via ?? null}
          {...(sample ? { alt: inLanguage(sample.alt, words.lang) } : {})}
          lens={field && lensOf(field)}
          onPoint={(x, y) => onPixel({ x, y })}
          onHover={onPointed}
        >
          {reach && <PixelMark x={reach.x} y={reach.y} />}
        </InputPicture>
      )}
      <PictureChoice store={store} samples={samples} onProblem={onProblem} />
      <FirstAnswers store={store} model={id} classes={classes} />
      {state && <WeightsLine state={state} />}
      <AllAnswers store={store} model={id} classes={classes} />
      <ReceptiveField of={point && { layer, at: point }} field={field} />
      {network && (
        <PixelReach
          network={network}
          reach={reach}
          layer={layer}
          onClear={picked ? () => onPixel(null) : null}
        />
      )}
      <EvidencePanel store={store} view={still} classes={classes} />
      <Models store={store} />
      <FitChoice fit={fit} onFit={(next) => look({ fit: next })} />
      <p className="picture-panel-privacy">{words.app.privacy}</p>
    </section>
  );
});
