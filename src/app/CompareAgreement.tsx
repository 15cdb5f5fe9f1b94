import { useMemo } from 'react';
import type { BatchEntry } from '../store/batch';
import type { AppStore } from '../store/store';
import { agreementOf, type Agreement } from '../tensor/agreement';
import { csv, save } from '../views/export';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { number, percent } from '../words/format';
import type { Words } from '../words/en';

/** Pictures listed before the rest is left to the export. */
const LISTED = 20;

interface Props {
  store: AppStore;
  entries: readonly BatchEntry[];
  names: readonly [string, string];
  classes: ClassNames;
}

/** How far two models agree on the pictures, and where they differ most. */
export function CompareAgreement({ store, entries, names, classes }: Props) {
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
