import { useMemo } from 'react';
import { domainOver } from '../draw/domain';
import { contrast, evidence } from '../explain/evidence';
import { resampled } from '../explain/resampled';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import { DataTable } from '../views/DataTable';
import { Dumbbells } from '../views/Dumbbells';
import { Legend } from '../views/Legend';
import { MapImage } from '../views/MapImage';
import { Predictions } from '../views/Predictions';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { significant } from '../words/format';
import { classesOf } from './classes';
import { haveSameClasses, type Column } from './useColumns';

interface Props {
  store: AppStore;
  view: View;
  columns: readonly Column[];
  classes: ClassNames;
}

/** How many first guesses of each model are set side by side. */
const GUESSES = 5;

/** What the models say of the picture, where they agree and differ, and where in the picture that comes from. */
export function ComparePredictions({ store, view, columns, classes }: Props) {
  const words = useWords();
  const { compare: text } = words;
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
  const same = haveSameClasses(columns, classes);
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
      {same && chosen !== null && <EvidenceTogether {...{ view, columns, chosen }} name={name(chosen)} />}
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
      ? text.agree(name(one))
      : text.differ(
          [one, ...others].map((guess, place) => text.says(columns[place]?.name ?? '', name(guess))),
        );
    return `${verdict} ${text.shared(common ?? 0, GUESSES)}`;
  }
}

/** The evidence for one class in each model on one scale, and its signed difference at every pixel of the picture. */
function EvidenceTogether({
  view,
  columns,
  chosen,
  name,
}: {
  view: View;
  columns: readonly Column[];
  chosen: number;
  name: string;
}) {
  const words = useWords();
  const { compare: text, maps } = words;
  const found = useMemo(() => {
    const maps = columns.map(({ shown }) => {
      const result = shown?.result;
      const each = result && evidence(shown.network, result.activations.post, chosen);
      if (!result || !each || each.kind === 'unavailable') return null;
      const receptive = layerOf(shown.network, each.maps)?.receptive;
      const side = result.framed.pixels.width;
      return { ...each, onPicture: receptive ? resampled(each.map, receptive, side) : null };
    });
    const bounds = maps.flatMap((each) => (each ? [boundsOf(each.map.data)] : []));
    const signed = bounds.some(({ min }) => min < 0);
    const domain = domainOver(bounds, signed ? 'diverging' : 'sequential');
    const [a, b] = maps.map((each) => each?.onPicture ?? null);
    const difference = a && b && a.width === b.width ? contrast(a, b) : null;
    return {
      maps,
      domain,
      difference: difference && {
        map: difference,
        domain: domainOver([boundsOf(difference.data)], 'diverging'),
      },
    };
  }, [columns, chosen]);
  const { difference, domain } = found;
  const [one = '', other = ''] = columns.map((column) => column.name);
  return (
    <figure className="compare-evidence" aria-label={text.evidence(name)}>
      <figcaption>{text.evidence(name)}</figcaption>
      <p className="compare-muted">{text.evidenceNote}</p>
      <div className="compare-thirds">
        {columns.map(({ name: model, shown }, place) => {
          const each = found.maps[place];
          return (
            <div key={model}>
              <h3>{model}</h3>
              {each ? (
                <MapImage
                  name={text.inModel(text.evidenceMap, model)}
                  map={each.map}
                  domain={domain}
                  palette={view.palette}
                />
              ) : (
                <p className="compare-muted">
                  {shown?.result && !shown.result.recorded
                    ? text.evidenceUnavailable(model)
                    : text.notYet(model)}
                </p>
              )}
            </div>
          );
        })}
        {difference && (
          <div>
            <h3>{text.differenceOf(one, other)}</h3>
            <MapImage
              name={`${text.difference}, ${text.differenceOf(one, other)}`}
              map={difference.map}
              domain={difference.domain}
              palette={view.palette}
            />
          </div>
        )}
      </div>
      <div className="compare-legends">
        <Legend
          domain={domain}
          kind={domain.kind}
          palette={view.palette}
          unit={maps.unit.activation}
          broken={null}
        />
        {difference && (
          <Legend
            domain={difference.domain}
            kind="diverging"
            palette={view.palette}
            unit={text.difference}
            broken={null}
          />
        )}
      </div>
      <DataTable
        caption={text.evidence(name)}
        columns={[words.app.model, text.mean, text.logit, maps.min, maps.max]}
        rows={() =>
          columns.flatMap(({ name: model }, place) => {
            const each = found.maps[place];
            if (!each) return [];
            const { min, max } = boundsOf(each.map.data);
            const digits = (value: number) => significant(words.lang, value, 6);
            return [[model, digits(each.mean), digits(each.logit), digits(min), digits(max)]];
          })
        }
      />
    </figure>
  );
}

function boundsOf(values: Float32Array): { min: number; max: number } {
  return values.reduce(
    (bounds, value) => ({ min: Math.min(bounds.min, value), max: Math.max(bounds.max, value) }),
    {
      min: Infinity,
      max: -Infinity,
    },
  );
}
