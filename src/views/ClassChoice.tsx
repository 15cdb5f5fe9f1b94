import { useId, useState } from 'preact/compat';
import { matchesClass, nameOf, type ClassNames } from '../words/classes';
import { useWords } from './useWords';

/** Suggestions at a time. */
const MOST = 20;

interface Props {
  label: string;
  value: number;
  /** Class indices in the order in which they are suggested. */
  order: readonly number[];
  classes: ClassNames;
  onClass: (index: number) => void;
}

/** One class of very many: its name in a field that suggests what fits. */
export function ClassChoice({ label, value, order, classes, onClass }: Props) {
  const words = useWords();
  const list = useId();
  /** What is being typed; null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const fitting = order.filter((index) => matchesClass(classes, index, typed ?? ''));
  const choose = (text: string) => {
    const found = fitting.find(
      (index) => nameOf(classes, index, words) === text || String(index) === text.trim(),
    );
    if (found !== undefined) onClass(found);
    return found !== undefined;
  };
  return (
    <label className="class-choice">
      <span>{label}</span>
      <input
        type="search"
        list={list}
        placeholder={nameOf(classes, value, words)}
        title={words.explain.evidence.class}
        value={typed ?? nameOf(classes, value, words)}
        onFocus={() => setTyped('')}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          setTyped(choose(text) ? null : text);
        }}
        onBlur={() => setTyped(null)}
      />
      <datalist id={list}>
        {fitting.slice(0, MOST).map((index) => (
          <option key={index} value={nameOf(classes, index, words)}>
            {index}
          </option>
        ))}
      </datalist>
    </label>
  );
}
