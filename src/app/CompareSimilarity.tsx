import { useMemo } from 'preact/compat';
import type { AppStore } from '../store/store';
import { cka } from '../tensor/cka';
import { HeatMap } from '../views/HeatMap';
import { Legend } from '../views/Legend';
import { useWords } from '../views/useWords';
import { number } from '../words/format';
import { useCompareWords } from './compareWords';
import { useStore } from './useStore';

/** How alike the layers of the two models order the pictures. */
export function CompareSimilarity({
  store,
  names,
  here,
}: {
  store: AppStore;
  names: readonly [string, string];
  here: boolean;
}) {
  const words = useWords();
  const text = useCompareWords();
  const { lang } = words;
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
      <Legend domain={ONE} kind="sequential" palette={palette} unit="CKA" broken={null} />
    </div>
  );
}

const ONE = { min: 0, max: 1, kind: 'sequential' } as const;
