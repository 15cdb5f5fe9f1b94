import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { topK } from '../tensor/rank';
import { AllClasses } from '../views/AllClasses';
import { FitChoice } from '../views/FitChoice';
import { InputPicture } from '../views/InputPicture';
import { PixelMark } from '../views/PixelMark';
import { PixelReach, type Reach } from '../views/PixelReach';
import { PictureSource, type PictureInputProblem } from '../views/PictureSource';
import { Predictions } from '../views/Predictions';
import { ReceptiveField } from '../views/ReceptiveField';
import { SampleGallery } from '../views/SampleGallery';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import { inLanguage } from '../words/localised';
import type { Sample } from '../words/samples';
import { EvidencePanel } from './EvidencePanel';
import { fieldAt, lensOf } from './lens';
import { ModelPanel } from './ModelPanel';
import { originOf } from './origin';
import { SAMPLES } from './samples';
import type { Pixel } from './useReach';

interface Props {
  store: AppStore;
  view: View;
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

/** The picture, the ways to bring another one, and what the network says of it. */
export const PicturePanel = memo(function PicturePanel({
  store,
  view,
  classes,
  samples,
  onProblem,
  hovered,
  reach,
  picked,
  onPixel,
  onPointed,
}: Props) {
  const words = useWords();
  const { fit, models, layer, at } = view;
  const id = models[0] ?? '';
  const state = useStore(store, (all) => all.models[id]);
  const run = useStore(store, (all) => all.runs[id]);
  const wanted = useStore(store, (all) => all.picture);
  const { choosePicture, look } = store.getState();
  const result = run?.last ?? null;
  const network = state?.network ?? null;
  const sample = samples.find(
    ({ file }) => result?.picture.origin.kind === 'sample' && file === result.picture.origin.file,
  );
  const chosen = wanted?.origin.kind === 'sample' ? wanted.origin.file : null;

  const point = hovered ?? at;
  const field = network && point ? fieldAt(network, layer, point) : null;

  const probabilities =
    result && network?.probabilities ? result.activations.post.get(network.probabilities) : undefined;
  const logits = result && network?.logits ? result.activations.post.get(network.logits) : undefined;
  const ranked = useMemo(() => (probabilities ? topK(probabilities.data, 5) : []), [probabilities]);
  const onClass = (index: number) => {
    const last = network && network.logits && layerOf(network, network.logits)?.inputs[0];
    look({ evidence: index, ...(last ? { layer: last, channel: index, at: null } : {}) });
  };

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
      <PictureSource
        onPicture={(file, origin) => {
          onProblem(null);
          look({ sample: null });
          choosePicture(file, originOf(file, origin));
        }}
        onProblem={onProblem}
      />
      <SampleGallery
        samples={samples}
        folder={SAMPLES}
        chosen={chosen}
        onSample={({ file }) => {
          onProblem(null);
          look({ sample: file });
        }}
      />
      <Predictions
        ranked={ranked}
        classes={classes}
        state={result?.recorded ? 'recorded' : run?.status === 'idle' || !run ? 'empty' : run.status}
        onClass={onClass}
      />
      <ReceptiveField of={point && { layer, at: point }} field={field} />
      {network && (
        <PixelReach
          network={network}
          reach={reach}
          layer={layer}
          onClear={picked ? () => onPixel(null) : null}
        />
      )}
      <EvidencePanel store={store} view={view} classes={classes} />
      <ModelPanel store={store} />
      {probabilities && logits && (
        <AllClasses
          probabilities={probabilities.data}
          logits={logits.data}
          classes={classes}
          onClass={onClass}
        />
      )}
      <FitChoice fit={fit} onFit={(next) => look({ fit: next })} />
      <p className="picture-panel-privacy">{words.app.privacy}</p>
    </section>
  );
});
