import { fieldAt, lensOf } from './lens';
import { PictureChoice } from './PictureChoice';
import type { AppStore } from '../store/store';
import { placeOf, rectIn, type Place } from '../tensor/place';
import { FieldOutlines } from '../views/FieldOutlines';
import type { GivenFile } from '../views/droppedFiles';
import { FitChoice } from '../views/FitChoice';
import { InputPicture } from '../views/InputPicture';
import type { PictureInputProblem } from '../views/PictureSource';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import { inLanguage } from '../words/localised';
import type { Sample } from '../words/samples';
import type { Column, Facing } from './useColumns';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  samples: readonly Sample[];
  columns: readonly Column[];
  facing: readonly (Facing | null)[];
  positions: readonly (Position | null)[];
  onProblem: (problem: PictureInputProblem | null) => void;
  /** Takes pictures that were dropped together; undefined where there are not two models. */
  onMany: ((files: Promise<readonly GivenFile[]>) => void) | undefined;
  onPoint: (place: Place) => void;
  onHover: (place: Place | null) => void;
}

/** The picture, or as many as are compared, with what each model's value sees of it; and the ways to bring another one. */
export function ComparePicture({
  store,
  samples,
  columns,
  facing,
  positions,
  onProblem,
  onMany,
  onPoint,
  onHover,
}: Props) {
  const words = useWords();
  const fit = useStore(store, (state) => state.view.fit);
  const { look } = store.getState();
  const pictures = new Set(columns.map(({ shown }) => shown?.result?.picture.id));
  return (
    <section className="compare-picture" id="picture" tabindex={-1} aria-label={words.picture.figure}>
      {[...pictures].map((id) => {
        const here = columns.filter(({ shown }) => shown?.result?.picture.id === id);
        const [first] = here;
        const result = first?.shown?.result;
        if (!first || !result) return null;
        const { picture, framed } = result;
        const sample = samples.find(
          ({ file }) => picture.origin.kind === 'sample' && file === picture.origin.file,
        );
        const fields = columns.flatMap((column, place) => {
          const at = positions[place];
          const layer = facing[place]?.layer;
          const { network, result: own } = column.shown ?? {};
          const field = here.includes(column) && at && layer && network && fieldAt(network, layer.key, at);
          return field && own ? [{ name: column.name, rect: rectIn(framed, own.framed, lensOf(field)) }] : [];
        });
        return (
          <div key={id}>
            {pictures.size > 1 && <h2>{here.map(({ name }) => name).join(', ')}</h2>}
            <InputPicture
              framed={framed}
              source={picture.blob}
              fit={result.fit}
              via={first.state?.model.source.recipe.via ?? null}
              {...(sample ? { alt: inLanguage(sample.alt, words.lang) } : {})}
              onPoint={(x, y) => onPoint(placeOf(framed, { x, y }))}
              onHover={(point) => onHover(point && placeOf(framed, point))}
            >
              <FieldOutlines fields={fields} />
            </InputPicture>
          </div>
        );
      })}
      <PictureChoice {...{ store, samples, onProblem, onMany }} />
      <FitChoice fit={fit} onFit={(next) => look({ fit: next })} />
      <p className="compare-muted">{words.app.privacy}</p>
    </section>
  );
}
