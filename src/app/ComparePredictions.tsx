import { useMemo } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import { Dumbbells } from '../views/Dumbbells';
import { Predictions } from '../views/Predictions';
import { deferred } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { classesOf } from './classes';
import { CompareEvidence } from './CompareEvidence';
import { useCompareWords } from './compareWords';
import { haveSameClasses, type Column } from './useColumns';

interface Props {
  store: AppStore;
  view: View;
  columns: readonly Column[];
  classes: ClassNames;
}

const LaterEvidence = deferred(CompareEvidence);

/** How many first guesses of each model are set side by side. */
const GUESSES = 5;

/** What the models say of the picture, where they agree and differ, and where in the picture that comes from. */
export function ComparePredictions({ store, view, columns, classes }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const ranked = useMemo(
    () =>
      columns.map(({ shown }) => {
        const data = shown && scoresOf(shown.network, (key) => shown.tensorOf(key)?.data)?.probabilities;
        return data ? { data, top: topK(data, GUESSES) } : null;
      }),
    [columns],
  );
  const guessed = [...new Set(ranked.flatMap((each) => each?.top.map(({ index }) => index) ?? []))];
  const strongest = (index: number) => Math.max(...ranked.map((each) => each?.data[index] ?? 0));
  const union = guessed.sort((a, b) => strongest(b) - strongest(a));
  const first = ranked.find((each) => each !== null)?.top[0]?.index;
  const chosen = view.evidence ?? first ?? null;
  const onClass = (index: number) => store.getState().look({ evidence: index });
  const same = haveSameClasses(columns);
  const name = (index: number) => nameOf(classesOf(columns[0]?.state, classes), index, words);
  return (
    <section className="compare-predictions" aria-label={text.predictions}>
      <div className="compare-thirds">
        {same ? (
          <div>
            <Dumbbells
              title={text.predictions}
              note={text.predictionsNote}
              models={columns.map((column) => column.name)}
              rows={union.map((index) => ({
                key: String(index),
                name: name(index),
                values: ranked.map((each) => each?.data[index] ?? null),
              }))}
              max={1}
              format={(value) => (value === null ? '–' : words.units.percent(value))}
              table={() => ({
                columns: [text.class, ...columns.map((column) => column.name)],
                rows: union.map((index) => [name(index), ...ranked.map((each) => each?.data[index] ?? null)]),
              })}
              selected={chosen === null ? null : String(chosen)}
              onSelect={(key) => onClass(Number(key))}
            />
            <p className="compare-muted">{agreement()}</p>
          </div>
        ) : (
          <p className="compare-missing">{text.otherClasses}</p>
        )}
        {columns.map(({ name: model, state, run, shown }, place) => (
          <Predictions
            key={model}
            ranked={ranked[place]?.top ?? []}
            classes={classesOf(state, classes)}
            state={shown?.result?.recorded ? 'recorded' : run.status === 'idle' ? 'empty' : run.status}
            model={model}
            onClass={onClass}
          />
        ))}
      </div>
      {same && chosen !== null && <LaterEvidence {...{ store, view, columns, chosen }} name={name(chosen)} />}
    </section>
  );

  function agreement(): string {
    const tops = ranked.map((each) => each?.top);
    const guesses = tops.map((top) => top?.[0]?.index);
    if (guesses.length < 2 || guesses.some((guess) => guess === undefined)) return '';
    const [one = 0, ...others] = guesses.flatMap((guess) => guess ?? []);
    const common = tops[0]?.filter(({ index }) =>
      tops.every((top) => top?.some((each) => each.index === index)),
    ).length;
    const verdict = others.every((guess) => guess === one)
      ? text.agree(name(one), guesses.length)
      : text.differ(
          [one, ...others].map((guess, place) => text.says(columns[place]?.name ?? '', name(guess))),
        );
    return `${verdict} ${text.shared(common ?? 0, GUESSES)}`;
  }
}
