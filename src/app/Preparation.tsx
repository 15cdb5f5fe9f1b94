import { useMemo, useState } from 'preact/compat';
import { preparations, type Model, type Prepared } from '../catalog';
import type { AppStore } from '../store/store';
import type { InputRecipe } from '../tensor/pixels';
import { Choice } from '../views/Choice';
import { FedPreview } from '../views/FedPreview';
import { useWords } from '../views/useWords';
import { usePreview } from './usePreview';
import './Preparation.css';

const known = ['caffe', 'torch', 'unit', 'signed'] as const;
const names = [...known, 'own'] as const;
const orders = ['RGB', 'BGR'] as const;
const ranges = ['255', '1'] as const;
const LARGEST = 1024;

interface Props {
  store: AppStore;
  model: Model;
  onPrepare: (prepared: Prepared) => void;
}

/** How a file of the reader's own is fed: a file does not say. What is chosen is shown before it is used. */
export function Preparation({ store, model, onPrepare }: Props) {
  const { models: words } = useWords();
  const { recipe: now, headPadding = 0 } = model.source;
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<InputRecipe>(now);
  const recipe = useMemo(() => sensible(draft), [draft]);
  const pixels = usePreview(store, open ? recipe : null);
  const change = (part: Partial<InputRecipe>) => setDraft({ ...draft, ...part });
  const side = (label: string, key: 'size' | 'resize' | 'via', from: number) => (
    <label className="preparation-field">
      <span>{label}</span>
      <input
        type="number"
        min={from}
        max={LARGEST}
        value={draft[key] ?? 0}
        onChange={({ currentTarget }) => {
          const value = Math.min(LARGEST, Math.max(0, Math.round(currentTarget.valueAsNumber || 0)));
          change({ [key]: key === 'via' && value === 0 ? null : value });
        }}
      />
    </label>
  );
  const three = (label: string, key: 'mean' | 'std') => (
    <fieldset className="preparation-three">
      <legend>{label}</legend>
      {draft.order.split('').map((plane, i) => (
        <label key={plane} className="preparation-field">
          <span>{plane}</span>
          <input
            type="number"
            step="any"
            value={draft[key][i]}
            onChange={({ currentTarget: { valueAsNumber } }) => {
              const [a, b, c] = draft[key].map((value, at) => (at === i ? valueAsNumber || 0 : value));
              change({ [key]: [a, b, c] });
            }}
          />
        </label>
      ))}
    </fieldset>
  );

  return (
    <details className="preparation" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.preparation}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const labels = model.labels ? { labels: model.labels } : {};
          if (recipe) onPrepare({ recipe, headPadding, ...labels });
        }}
      >
        <Choice
          label={words.values}
          value={known.find((name) => isOf(draft, name)) ?? 'own'}
          options={names}
          nameOf={(name) => words.preparations[name]}
          onChange={(name) => name !== 'own' && change(preparations[name])}
        />
        <Choice
          label={words.order}
          value={draft.order}
          options={orders}
          nameOf={(order) => order.split('').join(', ')}
          onChange={(order) => change({ order })}
        />
        <Choice
          label={words.scale}
          value={draft.scale === 1 ? '255' : '1'}
          options={ranges}
          nameOf={(to) => words.range('0', to)}
          onChange={(to) => change({ scale: Number(to) / 255 })}
        />
        {three(words.mean, 'mean')}
        {three(words.deviation, 'std')}
        {side(words.side, 'size', 1)}
        {side(words.resize, 'resize', 1)}
        {side(words.via, 'via', 0)}
        {recipe ? <FedPreview pixels={pixels} recipe={recipe} /> : <p role="alert">{words.noSense}</p>}
        <button type="submit" className="button" disabled={!recipe}>
          {words.apply}
        </button>
      </form>
    </details>
  );
}

/** A recipe that can be used; null for one that divides by nothing. */
function sensible(draft: InputRecipe): InputRecipe | null {
  if (draft.std.some((deviation) => deviation <= 0)) return null;
  const size = Math.max(1, draft.size);
  return { ...draft, size, resize: Math.max(size, draft.resize) };
}

function isOf({ order, scale, mean, std }: InputRecipe, name: (typeof known)[number]): boolean {
  const of = preparations[name];
  return (
    of.order === order && of.scale === scale && of.mean.join() === mean.join() && of.std.join() === std.join()
  );
}
