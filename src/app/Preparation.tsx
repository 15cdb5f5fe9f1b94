import { useState } from 'react';
import { preparations, type Model, type Preparation as Name, type Prepared } from '../catalog';

import type { InputRecipe } from '../tensor/pixels';
import { Choice } from '../views/Choice';
import { useWords } from '../views/useWords';
import { significant } from '../words/format';
import { parseLabels } from '../words/labels';
import { valueOf } from './ModelFacts';

const names = ['caffe', 'torch', 'unit', 'signed'] as const satisfies readonly Name[];

interface Props {
  model: Model;
  onPrepare: (prepared: Prepared) => void;
}

/** How a file of the reader's own is fed, and what its classes are called: a file does not say. */
export function Preparation({ model, onPrepare }: Props) {
  const { models: words, lang } = useWords();
  const { recipe: now, headPadding } = model.source;
  const [recipe, setRecipe] = useState<InputRecipe>(now);
  const [padded, setPadded] = useState(headPadding === 1);
  const [bad, setBad] = useState(false);
  const chosen = names.find((name) => isOf(recipe, name)) ?? 'torch';
  const labels = model.labels ? { labels: model.labels } : {};
  const side = (label: string, key: 'size' | 'resize' | 'via', from: number) => (
    <label className="preparation-side">
      <span>{label}</span>
      <input
        type="number"
        min={from}
        max={1024}
        value={recipe[key] ?? 0}
        onChange={({ currentTarget }) => {
          const value = Math.min(1024, Math.max(0, Math.round(currentTarget.valueAsNumber || 0)));
          setRecipe({ ...recipe, [key]: key === 'via' && value === 0 ? null : value });
        }}
      />
    </label>
  );

  return (
    <details className="preparation">
      <summary>{words.preparation}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const size = Math.max(1, recipe.size);
          const resize = Math.max(size, recipe.resize);
          onPrepare({ recipe: { ...recipe, size, resize }, headPadding: padded ? 1 : 0, ...labels });
        }}
      >
        <Choice
          label={words.values}
          value={chosen}
          options={names}
          nameOf={(name) => words.preparations[name]}
          onChange={(name) => setRecipe({ ...recipe, ...preparations[name] })}
        />
        {side(words.side, 'size', 1)}
        {side(words.resize, 'resize', 1)}
        {side(words.via, 'via', 0)}
        <label>
          <input
            type="checkbox"
            checked={padded}
            onChange={({ currentTarget }) => setPadded(currentTarget.checked)}
          />
          {words.padded}
        </label>
        <table aria-label={words.preview}>
          <thead>
            <tr>
              <th scope="col">{words.byte}</th>
              {recipe.order.split('').map((plane) => (
                <th key={plane} scope="col">
                  {plane}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[0, 128, 255].map((byte) => (
              <tr key={byte}>
                <th scope="row">{byte}</th>
                {[0, 1, 2].map((plane) => (
                  <td key={plane}>{significant(lang, valueOf(recipe, plane, byte), 4)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <button type="submit" className="button">
          {words.apply}
        </button>
      </form>
      <label className="button model-panel-file">
        <input
          type="file"
          accept=".txt,.json,.csv,text/plain,application/json"
          aria-label={words.chooseLabels}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            void file
              ?.text()
              .then(parseLabels)
              .then(
                (found) => {
                  setBad(false);
                  onPrepare({ recipe: now, headPadding: headPadding ?? 0, labels: found });
                },
                () => setBad(true),
              );
          }}
        />
        {words.chooseLabels}
      </label>
      {model.labels && <p>{words.labels(model.labels.length)}</p>}
      {bad && <p role="alert">{words.badLabels}</p>}
    </details>
  );
}

function isOf({ order, scale, mean, std }: InputRecipe, name: Name): boolean {
  const of = preparations[name];
  return (
    of.order === order && of.scale === scale && of.mean.join() === mean.join() && of.std.join() === std.join()
  );
}
