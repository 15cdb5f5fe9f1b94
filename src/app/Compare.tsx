import { useCallback, useMemo, useState } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { Place } from '../tensor/place';
import { Boundary } from '../views/Boundary';
import { Choice } from '../views/Choice';
import type { GivenFile } from '../views/droppedFiles';
import { InTurn } from '../views/InTurn';
import type { PictureInputProblem } from '../views/PictureSource';
import { deferred } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { labelled } from './batchFiles';
import { classesOf } from './classes';
import { CompareCost } from './CompareCost';
import { CompareMaps } from './CompareMaps';
import { ComparePicture } from './ComparePicture';
import { ComparePictures } from './ComparePictures';
import { ComparePredictions } from './ComparePredictions';
import { useCompareWords } from './compareWords';
import { failureText } from './failure';
import { Terms } from './Terms';
import {
  originOf,
  placeSeen,
  positionsOf,
  useColumns,
  useFacing,
  type Column,
  type Held,
} from './useColumns';
import { useStore } from './useStore';
import '../views/button.css';
import './Compare.css';

const LaterPredictions = deferred(ComparePredictions);
const LaterCost = deferred(CompareCost);

interface Props {
  store: AppStore;
  classes: ClassNames;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
}

/** Several models on one picture, or one on two: the same views once for each, on one scale, under one cursor. */
export function Compare({ store, classes, samples, onProblem }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const view = useStore(store, (state) => state.view);
  const [held, setHeld] = useState<Held>({});
  const columns = useColumns(store, view.models, held);
  const { facing, domains } = useFacing(columns, view);
  const [hovered, setHovered] = useState<Place | null>(null);
  const origin = originOf(columns, view.layer, view.compare.from);
  const from = origin ? columns.indexOf(origin) : 0;
  const positions = useMemo(
    () => positionsOf(columns, facing, hovered ?? placeSeen(columns[from], facing[from], view.at)),
    [columns, facing, hovered, from, view.at],
  );

  const pick = useCallback(
    (place: number, at: Position) => {
      const { view: now, look } = store.getState();
      const layer = facing[place]?.layer.key ?? now.layer;
      look({ at, layer, compare: { ...now.compare, from: place } });
    },
    [store, facing],
  );
  const pointAt = useCallback(
    (place: Place) => {
      const at = positionsOf(columns, facing, place)[from];
      if (at) pick(from, at);
    },
    [columns, facing, from, pick],
  );

  const [one, other] = view.models;
  const [shown] = columns;
  const named = useMemo(() => classesOf(shown?.state, classes), [shown, classes]);
  const onMany = useMany(store, one, other, named);

  return (
    <div className="compare">
      <Boundary part={words.picture.figure} className="compare-picture">
        <ComparePicture
          {...{ store, samples, columns, facing, positions, onProblem }}
          onMany={onMany}
          onPoint={pointAt}
          onHover={setHovered}
        />
      </Boundary>
      <div className="compare-main">
        <InTurn>
          <Models store={store} columns={columns} held={held} onHeld={setHeld} />
          <Boundary part={text.maps}>
            <CompareMaps
              {...{ store, view, columns, facing, domains, positions }}
              onPoint={pick}
              onHover={(place, at) => setHovered(placeSeen(columns[place], facing[place], at))}
            />
          </Boundary>
          <Boundary part={text.predictions}>
            <LaterPredictions {...{ store, view, columns, classes }} />
          </Boundary>
          <Boundary part={text.cost}>
            <LaterCost store={store} columns={columns} />
          </Boundary>
          <Boundary part={text.pictures}>
            {onMany && <ComparePictures {...{ store, columns, samples, onMany }} classes={named} />}
          </Boundary>
          <Terms store={store} part={text.title} of="compare" />
        </InTurn>
      </div>
    </div>
  );
}

/** Runs many pictures in both models. */
function useMany(store: AppStore, one: string | undefined, other: string | undefined, classes: ClassNames) {
  return useMemo(() => {
    if (one === undefined || other === undefined) return undefined;
    const run = async (files: Promise<readonly GivenFile[]>) => {
      store.getState().runMany([one, other], await labelled(await files, classes));
      document.getElementById('pictures')?.scrollIntoView();
    };
    return (files: Promise<readonly GivenFile[]>) => void run(files);
  }, [store, one, other, classes]);
}

/** Which models are compared, and on which pictures; what one of them has to say when it does not run. */
function Models({
  store,
  columns,
  held,
  onHeld,
}: {
  store: AppStore;
  columns: readonly Column[];
  held: Held;
  onHeld: (held: Held) => void;
}) {
  const words = useWords();
  const text = useCompareWords();
  const known = useStore(store, (state) => state.models);
  const ids = columns.map(({ id }) => id);
  const offered = Object.values(known).flatMap(({ model: { id, present } }) =>
    present || ids.includes(id) ? [id] : [],
  );
  const choose = (place: number, id: string) => {
    const models = Array.from({ length: Math.max(2, ids.length) }, (_, i) =>
      i === place ? id : (ids[i] ?? id),
    );
    onHeld({});
    store.getState().look({ models });
  };
  return (
    <div className="compare-models">
      {[0, 1].map((place) => (
        <Choice
          key={place}
          label={text.model(place + 1)}
          value={ids[place] ?? ''}
          options={[...(ids[place] === undefined ? [''] : []), ...offered]}
          nameOf={(id) => id || '…'}
          onChange={(id) => choose(place, id)}
        />
      ))}
      {ids.length < 2 && <p className="compare-muted">{text.single}</p>}
      {columns.map(({ name, state, run, shown }, place) => {
        const failure =
          state?.loading.status === 'failed'
            ? state.loading.failure
            : run.status === 'failed'
              ? run.failure
              : null;
        const result = shown?.result;
        const keeps = held[place] !== undefined;
        return (
          <div key={name}>
            {failure && <p role="alert">{text.failed(name, failureText(words, failure).message)}</p>}
            {result && !result.recorded && ids.length > 1 && (
              <button
                type="button"
                className="button"
                aria-pressed={keeps}
                title={text.holdNote}
                onClick={() => {
                  const { [place]: _, ...others } = held;
                  onHeld(keeps ? others : { ...held, [place]: result });
                }}
              >
                {keeps ? text.release(name) : text.hold(name)}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
