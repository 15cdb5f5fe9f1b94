import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { defaultModel, versions, type Model } from '../catalog';
import type { Progress } from '../engine/engine';
import type { AppStore } from '../store/store';
import { useWords } from '../views/useWords';
import type { Words } from '../words/en';
import { ModelFacts } from './ModelFacts';
import { Preparation } from './Preparation';
import { forgetModel, isKeptModel, keepModel, recall, remember } from './shelf';
import './ModelPanel.css';

/** Which model runs, what it is, and the ways to bring another one. */
export function ModelPanel({ store }: { store: AppStore }) {
  const words = useWords();
  const id = useStore(store, ({ view }) => view.models[0] ?? '');
  const models = useStore(store, (state) => state.models);
  const opening = useStore(store, (state) => state.opening);
  const { look, cancel } = store.getState();
  const hint = useId();
  useModelDrop(store);
  const state = models[id];
  if (!state) return null;
  const offered = Object.values(models).flatMap(({ model }) =>
    model.present || model.id === id ? [model] : [],
  );
  const absent = Object.values(models).flatMap(({ model }) => (model.present ? [] : [model]));

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
      {state.model.source.files && (
        <>
          <Preparation
            key={`${id} ${JSON.stringify(state.model.source.recipe)}`}
            model={state.model}
            onPrepare={(prepared) => {
              const { sha256 } = state.model.source;
              if (sha256 !== null) remember(sha256, prepared);
              store.getState().prepareModel(id, prepared);
            }}
          />
          <KeepOrRemove key={id} store={store} model={state.model} />
        </>
      )}
      {absent.map(({ id: each, source }) => {
        const version = versions.find((one) => each.startsWith(one));
        return (
          <button
            key={each}
            type="button"
            className="button"
            onClick={() => store.getState().fetchModel(each)}
          >
            {words.models.fetch(version ?? each, new URL(source.url).host)}
          </button>
        );
      })}
      <label className="button model-panel-file">
        <input
          type="file"
          multiple
          aria-label={words.models.chooseFile}
          aria-describedby={hint}
          onChange={({ currentTarget }) => {
            openFiles(store, [...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
        {words.models.open}
      </label>
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

/** Takes files dropped anywhere that are no pictures, before the picture does. */
function useModelDrop(store: AppStore) {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      const given = files.filter(
        ({ type, name }) =>
          !type.startsWith('image/') && !/\.(heic|heif|svg|jpe?g|png|webp|gif|bmp|avif)$/i.test(name),
      );
      if (given.length === 0 || given.length < files.length || !given.some(({ size }) => size > 0)) return;
      if (!given.some(({ name }) => /\.(onnx|caffemodel|mlmodel|net|data|pb|pth|h5|tflite)$/i.test(name)))
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // Whoever shows that something is held over the page must learn that it is gone.
      document.dispatchEvent(new DragEvent('dragleave'));
      openFiles(store, given);
    };
    addEventListener('drop', drop, { capture: true });
    return () => removeEventListener('drop', drop, { capture: true });
  }, [store]);
}

/** Whether the model's file is kept for the next visit; refused where the browser will not. */
type Shelf = 'not' | 'writing' | 'kept' | 'refused';

function KeepOrRemove({ store, model }: { store: AppStore; model: Model }) {
  const { models: words } = useWords();
  const [shelf, setShelf] = useState<Shelf>(() => (isKeptModel(model.id) ? 'kept' : 'not'));
  const keep = async (wanted: boolean) => {
    setShelf(wanted ? 'writing' : 'not');
    if (!wanted) await forgetModel(model.id);
    else setShelf((await keepModel(model)) ? 'kept' : 'refused');
  };
  return (
    <p className="model-panel-shelf">
      <label>
        <input
          type="checkbox"
          checked={shelf === 'kept' || shelf === 'writing'}
          // Until it is written, a reload would lose it.
          disabled={shelf === 'writing'}
          onChange={({ currentTarget }) => void keep(currentTarget.checked)}
        />
        {words.keep}
      </label>
      <button
        type="button"
        className="button"
        onClick={() => {
          void forgetModel(model.id);
          store.getState().removeModel(model.id, defaultModel);
        }}
      >
        {words.remove}
      </button>
      {shelf === 'refused' && <span role="alert">{words.notKept}</span>}
    </p>
  );
}
