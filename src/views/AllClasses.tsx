import { useMemo, useState } from 'preact/compat';
import { topK } from '../tensor/rank';
import { matchesClass, nameOf, type ClassNames } from '../words/classes';
import { number, significant } from '../words/format';
import { useDeferred } from './useDeferred';
import { useWords } from './useWords';
import './button.css';
import './AllClasses.css';

const FIRST = 50;

interface Props {
  /** By class index, both of the same length. */
  probabilities: Float32Array;
  /** Null where the network does not tell what its probabilities come from. */
  logits: Float32Array | null;
  classes: ClassNames;
  onClass: (index: number) => void;
}

/** Every class with its probability and logit, to be searched; closed it costs nothing. */
export function AllClasses(props: Props) {
  const { prediction: words } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="all-classes" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.all(props.probabilities.length)}</summary>
      {open && <ClassTable {...props} />}
    </details>
  );
}

function ClassTable({ probabilities, logits, classes, onClass }: Props) {
  const all = useWords();
  const { lang, units, prediction: words } = all;
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const wanted = useDeferred(query);
  const ranked = useMemo(() => topK(probabilities, probabilities.length), [probabilities]);
  const found = ranked.filter(({ index }) => matchesClass(classes, index, wanted));
  const shown = found.slice(0, limit);
  const hidden = found.length - shown.length;
  return (
    <>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setLimit(FIRST);
        }}
      />
      <table>
        <caption aria-live="polite">{words.matches(found.length, ranked.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.index}</th>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.probability}</th>
            <th scope="col">{words.logit}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index, value }) => (
            <tr key={index}>
              <td>{index}</td>
              <th scope="row">
                <button type="button" className="text-button" onClick={() => onClass(index)}>
                  {nameOf(classes, index, all)}
                </button>
              </th>
              <td>{value < 1e-6 ? `${significant(lang, value * 100, 2)} %` : units.percent(value)}</td>
              <td>{logits ? number(lang, logits[index] ?? Number.NaN, 2) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" className="button" onClick={() => setLimit(Infinity)}>
          {words.more(hidden)}
        </button>
      )}
    </>
  );
}
