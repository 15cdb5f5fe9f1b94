import { useCallback, useId, useState } from 'preact/compat';
import { versions, type Model, type Prepared } from '../catalog';
import type { Progress } from '../engine/engine';
import { designs } from '../network/build';
import type { Models, ModelState } from '../store/models';
import type { AppStore } from '../store/store';
import { later } from '../views/later';
import { useWords } from '../views/useWords';
import type { Words } from '../words/en';
import { parseLabels } from '../words/labels';
import { FileButton } from './FileButton';
import { ModelFacts } from './ModelFacts';
import { recall, remember } from './shelf';
import { useModelDrop } from './useModelDrop';
import { useStore } from './useStore';
import './ModelPanel.css';

const OwnModel = later(async () => (await import('./OwnModel')).OwnModel, { wait: true });

/** Which model runs, what it is, and the ways to bring another one. */
export function ModelPanel({ store }: { store: AppStore }) {
  const words = useWords();
  const id = useStore(store, ({ view }) => view.models[0] ?? '');
  const models = useStore(store, (state) => state.models);
  const opening = useStore(store, (state) => state.opening);
  const { look, cancel } = store.getState();
  const hint = useId();
  const [badLabels, setBadLabels] = useState(false);
  const state = models[id];
  const own = state?.model.source.files !== undefined;
  const takeLabels = useCallback(
    (file: File) => {
      void file
        .text()
        .then(parseLabels)
        .then(
          (labels) => {
            setBadLabels(false);
            const { recipe, headPadding = 0 } = store.getState().models[id]?.model.source ?? {};
            if (recipe) store.getState().prepareModel(id, { recipe, headPadding, labels }, remember);
          },
          () => setBadLabels(true),
        );
    },
    [store, id],
  );
  const take = useCallback((files: readonly File[]) => openFiles(store, files), [store]);
  useModelDrop(store, take, own ? takeLabels : null);
  if (!state) return null;
  const offered = Object.values(models).flatMap(({ model }) =>
    model.present || model.id === id ? [model] : [],
  );
  const { recipe, headPadding = 0 } = state.model.source;
  const prepare = (prepared: Prepared) => store.getState().prepareModel(id, prepared, remember);

  return (
    <section className="model-panel" aria-label={words.models.facts}>
      <label className="model-panel-choose">
        <span>{words.models.choose}</span>
        <select
          value={id}
          onChange={({ currentTarget }) => look({ models: [currentTarget.value], channel: null, at: null })}
        >
          {offered.map((model) => (
            <option key={model.id} value={model.id}>
              {optionText(words, model)}
            </option>
          ))}
        </select>
      </label>
      <ModelFacts state={state} />
      {canPad(state) && (
        <label className="model-panel-check">
          <input
            type="checkbox"
            checked={headPadding === 1}
            onChange={({ currentTarget }) =>
              prepare({
                recipe,
                headPadding: currentTarget.checked ? 1 : 0,
                ...(state.model.labels ? { labels: state.model.labels } : {}),
              })
            }
          />
          {words.models.padded}
        </label>
      )}
      {own && (
        <OwnModel
          store={store}
          model={state.model}
          onPrepare={prepare}
          onLabels={takeLabels}
          badLabels={badLabels}
        />
      )}
      {fetchable(models).map(({ id: each, source }) => (
        <button key={each} type="button" className="button" onClick={() => store.getState().fetchModel(each)}>
          {words.models.fetch(versionOf(each) ?? each, new URL(source.url).host)}
        </button>
      ))}
      <FileButton name={words.models.chooseFile} hint={hint} multiple onFiles={take}>
        {words.models.open}
      </FileButton>
      <p id={hint} className="model-panel-hint">
        {words.models.openHint}
      </p>
      {opening.status === 'opening' && (
        <p className="model-panel-opening" role="status">
          {words.models.opening(opening.name, stepText(words, opening.progress))}{' '}
          <button type="button" className="button" onClick={cancel}>
            {words.app.cancel}
          </button>
        </p>
      )}
    </section>
  );
}

const versionOf = (id: string) => versions.find((version) => id.startsWith(version));

/** The authors' files that are not here, unless weights of theirs run already for that version. */
function fetchable(models: Models): Model[] {
  const theirs = ['authors', 'compressed', 'half'];
  return Object.values(models).flatMap(({ model }) => {
    const best = models[versionOf(model.id) ?? '']?.model.weights.kind ?? '';
    return model.present || theirs.includes(best) ? [] : [model];
  });
}

/** Whether the file leaves open if the last convolution of 1.0 is padded. */
function canPad({ loading, network }: ModelState): boolean {
  const first = network?.layers[1]?.op;
  return (
    loading.status === 'ready' &&
    loading.loaded.format !== 'onnx' &&
    first?.kind === 'conv' &&
    first.window.kernel[0] === designs['1.0'].first.kernel
  );
}

function stepText({ app }: Words, { step, loaded, total }: Progress): string {
  return step === 'download' ? app.downloading(loaded, total) : app.steps[step];
}

function optionText({ models }: Words, { id, weights }: Model): string {
  return weights.kind === 'local'
    ? models.option.local(weights.file)
    : models.option.best(id, models.kinds[weights.kind]);
}

/** The model first: the largest file may well be the one with its weights. */
export function openFiles(store: AppStore, chosen: readonly File[]) {
  const isModel = ({ name }: File) => /\.(onnx|caffemodel|mlmodel|net)$/i.test(name);
  const files = [...chosen.filter(isModel), ...chosen.filter((file) => !isModel(file))];
  if (files.length > 0)
    store.getState().openModel(
      files.map((file) => ({ name: file.name, blob: file })),
      recall,
    );
}
