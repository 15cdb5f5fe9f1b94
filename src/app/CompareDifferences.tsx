import { useMemo, useState } from 'preact/compat';
import type { BatchEntry } from '../store/batch';
import type { AppStore } from '../store/store';
import { confusionsOf } from '../tensor/agreement';
import { csv, save } from '../views/export';
import { Table, TableScroll } from '../views/Table';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { number, percent } from '../words/format';
import { useCompareWords } from './compareWords';

/** Rows of a table before the rest is left to the export. */
const LISTED = 20;

interface Props {
  store: AppStore;
  entries: readonly BatchEntry[];
  names: readonly [string, string];
  classes: ClassNames;
}

/** Which classes the models take for each other, and the pictures of which they say the most different things. */
export function CompareDifferences({ store, entries, names, classes }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const { lang } = words;
  const confusions = useMemo(() => confusionsOf(entries), [entries]);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = (index: number) => nameOf(classes, index, words);
  const pair = confusions.find(({ classes: pair }) => pair.join() === chosen);
  const sorted = useMemo(
    () => [...(pair?.pictures ?? entries)].sort((x, y) => y.distance - x.distance),
    [pair, entries],
  );
  const guess = (entry: BatchEntry, model: 0 | 1) => {
    const [top] = entry.tops[model];
    return top ? `${name(top.index)} ${percent(lang, top.value)}` : '';
  };
  const open = ({ sample, blob, name: file }: BatchEntry) => {
    const { look, choosePicture } = store.getState();
    document.getElementById('main')?.scrollIntoView();
    if (sample) return look({ sample: file });
    look({ sample: null });
    choosePicture(blob, { kind: 'file', name: file });
  };
  return (
    <>
      <section>
        <TableScroll name={text.confusion}>
          <Table prose caption={text.confusion} columns={[...names.map(text.guessOf), text.picturesOf]}>
            {confusions.slice(0, LISTED).map(({ classes: [a, b], pictures }) => {
              const key = `${a},${b}`;
              return (
                <tr key={key}>
                  <td>{name(a)}</td>
                  <td>{name(b)}</td>
                  <td>
                    <button
                      type="button"
                      className="text-button underlined"
                      aria-pressed={key === chosen}
                      aria-label={text.showPair(pictures.length, [name(a), name(b)])}
                      onClick={() => setChosen(key === chosen ? null : key)}
                    >
                      {number(lang, pictures.length)}
                    </button>
                  </td>
                </tr>
              );
            })}
          </Table>
        </TableScroll>
        {confusions.length === 0 && <p className="compare-muted">{text.noConfusion}</p>}
        {confusions.length > LISTED && (
          <p className="compare-muted">{text.showing(LISTED, confusions.length)}</p>
        )}
      </section>
      <section className="compare-most">
        <TableScroll name={text.most}>
          <Table
            prose
            caption={pair ? text.mostOf(pair.classes.map(name)) : text.most}
            columns={[text.picture, text.distance, ...names.map(text.guessOf), text.class]}
          >
            {sorted.slice(0, LISTED).map((entry) => (
              <tr key={entry.name}>
                <th scope="row">
                  <button
                    type="button"
                    className="text-button underlined"
                    aria-label={text.open(entry.name)}
                    onClick={() => open(entry)}
                  >
                    {entry.name}
                  </button>
                </th>
                <td>{number(lang, entry.distance, 3)}</td>
                <td>{guess(entry, 0)}</td>
                <td>{guess(entry, 1)}</td>
                <td>{entry.label === null ? '' : name(entry.label)}</td>
              </tr>
            ))}
          </Table>
        </TableScroll>
        <p className="compare-muted">
          {text.mostNote} {sorted.length > LISTED && text.showing(LISTED, sorted.length)}
        </p>
      </section>
      <p className="compare-actions">
        {pair && (
          <button type="button" className="button" onClick={() => setChosen(null)}>
            {text.showAll}
          </button>
        )}
        <button type="button" className="button" onClick={() => save(exported(), 'agreement.csv')}>
          {text.exportCsv}
        </button>
      </p>
    </>
  );

  function exported(): Blob {
    const columns = [
      text.picture,
      text.class,
      text.distance,
      ...names.flatMap((model) =>
        [1, 2, 3, 4, 5].flatMap((place) => [`${model} ${place}`, `${model} ${place} p`]),
      ),
    ];
    const rows = [...entries]
      .sort((x, y) => y.distance - x.distance)
      .map((entry) => [
        entry.name,
        entry.label === null ? null : name(entry.label),
        entry.distance,
        ...entry.tops.flatMap((top) => top.flatMap(({ index, value }) => [name(index), value])),
      ]);
    return new Blob([`\uFEFF${csv({ columns, rows })}`], { type: 'text/csv' });
  }
}
