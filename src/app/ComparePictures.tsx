import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { BatchEntry } from '../store/batch';
import type { AppStore } from '../store/store';
import { agreementOf, type Agreement } from '../tensor/agreement';
import { cka } from '../tensor/cka';
import { csv, save } from '../views/export';
import { HeatMap } from '../views/HeatMap';
import { Legend } from '../views/Legend';
import { StatusLine } from '../views/StatusLine';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { number, percent } from '../words/format';
import type { Words } from '../words/en';
import type { Sample } from '../words/samples';
import { labelled, sampleFiles } from './batchFiles';
import { failureText } from './failure';
import { haveSameClasses, type Column } from './useColumns';

interface Props {
  store: AppStore;
  columns: readonly Column[];
  classes: ClassNames;
  samples: readonly Sample[];
}

/** Pictures listed before the rest is left to the export. */
const LISTED = 20;

/** Two models over many pictures: how far they agree, where they differ most, and how alike their layers see. */
export function ComparePictures({ store, columns, classes, samples }: Props) {
  const words = useWords();
  const { compare: text } = words;
  const batch = useStore(store, (state) => state.batch);
  const { runMany, pauseMany, resumeMany, forgetMany } = store.getState();
  const [a, b] = columns;
  const ready = [a, b].every((column) => column?.state?.loading.status === 'ready');
  if (!a || !b) return null;
  if (!haveSameClasses(columns, classes)) return <p className="compare-missing">{text.otherClasses}</p>;
  const run = (files: Parameters<typeof runMany>[1]) => runMany([a.id, b.id], files);
  const choose = (files: FileList | null) => void labelled([...(files ?? [])], classes).then(run);
  const { status, entries, total, skipped, kept, failure } = batch;
  const done = entries.length + skipped.filter(({ why }) => why === 'unreadable').length;
  const here = batch.models?.join() === `${a.id},${b.id}`;
  const names = [a.name, b.name] as const;

  return (
    <section className="compare-pictures" aria-label={text.pictures}>
      <h2>{text.pictures}</h2>
      <p className="compare-muted">
        {text.picturesNote} {text.labelsFrom}
      </p>
      <div className="compare-actions">
        <label className="button compare-choose">
          <input
            type="file"
            multiple
            disabled={!ready}
            aria-label={text.chooseFolder}
            onChange={({ currentTarget }) => {
              choose(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          {text.chooseFiles}
        </label>
        <label className="button compare-choose">
          <input
            type="file"
            disabled={!ready}
            aria-label={text.chooseWhole}
            {...{ webkitdirectory: '' }}
            onChange={({ currentTarget }) => {
              choose(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          {text.chooseWhole}
        </label>
        <button
          type="button"
          className="button"
          disabled={!ready}
          onClick={() => void sampleFiles(samples).then(run)}
        >
          {text.takeSamples}
        </button>
        {status === 'running' && (
          <button type="button" className="button" onClick={pauseMany}>
            {text.pause}
          </button>
        )}
        {(status === 'paused' || status === 'failed') && (
          <button type="button" className="button" onClick={resumeMany}>
            {text.resume}
          </button>
        )}
        <button type="button" className="button" disabled={status === 'running'} onClick={forgetMany}>
          {text.forget}
        </button>
      </div>
      {status !== 'idle' && (
        <StatusLine
          text={`${text.progress(done, total)}${kept > 0 ? ` · ${text.kept(kept)}` : ''}`}
          {...(status === 'running' && {
            progress: { share: total > 0 ? done / total : null, onCancel: pauseMany },
          })}
        />
      )}
      {failure && <p role="alert">{failureText(words, failure).message}</p>}
      {status === 'done' && total === 0 && <p role="alert">{text.none}</p>}
      {skipped.length > 0 && (
        <details>
          <summary>{text.skipped(skipped.length)}</summary>
          <ul>
            {skipped.map(({ name, why }) => (
              <li key={name}>{`${name}: ${text.skippedWhy[why]}`}</li>
            ))}
          </ul>
        </details>
      )}
      {here && entries.length > 0 && (
        <Together store={store} entries={entries} names={names} classes={classes} />
      )}
      <Similarity store={store} names={names} here={here} />
    </section>
  );
}

interface TogetherProps {
  store: AppStore;
  entries: readonly BatchEntry[];
  names: readonly [string, string];
  classes: ClassNames;
}

function Together({ store, entries, names, classes }: TogetherProps) {
  const words = useWords();
  const { compare: text, lang } = words;
  const agreement = useMemo(() => agreementOf(entries), [entries]);
  const sorted = useMemo(() => [...entries].sort((x, y) => y.distance - x.distance), [entries]);
  const name = (index: number | undefined) => (index === undefined ? '' : nameOf(classes, index, words));
  const guess = (entry: BatchEntry, model: 0 | 1) => {
    const [top] = entry.tops[model];
    return top ? `${name(top.index)} ${percent(lang, top.value)}` : '';
  };
  const open = ({ sample, blob, name: file }: BatchEntry) => {
    const { look, choosePicture } = store.getState();
    if (sample) return look({ sample: file });
    look({ sample: null });
    choosePicture(blob, { kind: 'file', name: file });
  };
  const exported = () => {
    const columns = [
      text.picture,
      text.class,
      text.distance,
      ...names.flatMap((model) =>
        [1, 2, 3, 4, 5].flatMap((place) => [`${model} ${place}`, `${model} ${place} p`]),
      ),
    ];
    const rows = sorted.map((entry) => [
      entry.name,
      entry.label === null ? null : name(entry.label),
      entry.distance,
      ...entry.tops.flatMap((top) => top.flatMap(({ index, value }) => [name(index), value])),
    ]);
    save(new Blob([`\uFEFF${csv({ columns, rows })}`], { type: 'text/csv' }), 'agreement.csv');
  };
  return (
    <>
      <section className="compare-table">
        <table>
          <caption>{text.agreement}</caption>
          <thead>
            <tr>
              <th scope="col">{text.figure}</th>
              <th scope="col">{text.value}</th>
            </tr>
          </thead>
          <tbody>
            {figures(words, agreement, names).map(([header, value]) => (
              <tr key={header}>
                <th scope="row">{header}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="compare-table">
        <table>
          <caption>{text.most}</caption>
          <thead>
            <tr>
              {[text.picture, text.distance, ...names, text.class].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, LISTED).map((entry) => (
              <tr key={entry.name}>
                <th scope="row">
                  <button type="button" aria-label={text.open(entry.name)} onClick={() => open(entry)}>
                    {entry.name}
                  </button>
                </th>
                <td>{number(lang, entry.distance, 3)}</td>
                <td>{guess(entry, 0)}</td>
                <td>{guess(entry, 1)}</td>
                <td>{entry.label === null ? '' : name(entry.label)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="compare-actions">
        <span className="compare-muted">
          {text.mostNote} {sorted.length > LISTED && text.showing(LISTED, sorted.length)}
        </span>
        <button type="button" className="button" onClick={exported}>
          {text.exportCsv}
        </button>
      </p>
    </>
  );
}

/** The table of agreement, row by row. */
function figures(
  { compare: text, lang }: Words,
  { pictures, sameTop1, overlap, confidence, known, right, among }: Agreement,
  [a, b]: readonly [string, string],
): [string, string][] {
  const of = (count: number, all: number) =>
    `${number(lang, count)} (${percent(lang, count / Math.max(1, all))})`;
  return [
    [text.agreed, number(lang, pictures)],
    [text.sameTop1, of(sameTop1, pictures)],
    [text.overlap, number(lang, overlap, 2)],
    [text.confidence(a), percent(lang, confidence[0])],
    [text.confidence(b), percent(lang, confidence[1])],
    ...(known === 0
      ? []
      : ([
          [text.known, number(lang, known)],
          [text.bothRight, of(right.both, known)],
          [text.onlyRight(a), of(right.onlyFirst, known)],
          [text.onlyRight(b), of(right.onlySecond, known)],
          [text.noneRight, of(right.neither, known)],
          [text.rightFive(a), of(among[0], known)],
          [text.rightFive(b), of(among[1], known)],
        ] satisfies [string, string][])),
  ];
}

/** How alike the layers of the two models order the pictures. */
function Similarity({
  store,
  names,
  here,
}: {
  store: AppStore;
  names: readonly [string, string];
  here: boolean;
}) {
  const words = useWords();
  const { compare: text, lang } = words;
  const similarity = useStore(store, (state) => state.batch.similarity);
  const palette = useStore(store, (state) => state.view.palette);
  const values = useMemo(() => similarity && cka(similarity.found), [similarity]);
  if (!similarity || !values || !here)
    return (
      <figure aria-label={text.similarity} className="compare-evidence">
        <figcaption>{text.similarity}</figcaption>
        <p className="compare-muted">{text.similarityEmpty}</p>
      </figure>
    );
  const [rows, columns] = similarity.layers;
  return (
    <div>
      <HeatMap
        title={text.similarity}
        note={text.similarityNote(similarity.found.pictures)}
        rows={rows}
        columns={columns}
        values={values}
        rowTitle={names[0]}
        columnTitle={names[1]}
        palette={palette}
        read={(row, column, value) =>
          text.similarityOf(
            `${names[0]} ${row}`,
            `${names[1]} ${column}`,
            value === null ? text.undefinedValue : number(lang, value, 3),
          )
        }
        table={() => ({
          columns: [text.layersOf(names[0]), ...columns],
          rows: rows.map((row, i) => [row, ...(values[i] ?? [])]),
        })}
      />
      <Legend domain={ONE} kind="sequential" palette={palette} unit="CKA" nans={false} />
    </div>
  );
}

const ONE = { min: 0, max: 1, kind: 'sequential' } as const;
