import { localModel, type Model, type Prepared } from '../catalog';
import { failureOf, type ModelFile, type ModelId, type ModelSource, type Progress } from '../engine/engine';
import type { RevivableEngine } from '../engine/revive';
import { layerOf, type LayerKey, type Network } from '../network/types';
import { idle } from './runs';
import type { AppStore } from './store';
import { noneAsked } from './weights';

/** Files of the reader's own that are being opened. */
export type Opening = { status: 'idle' } | { status: 'opening'; name: string; progress: Progress };

/**
 * A model of so many bytes, or a worker whose WebAssembly holds so many, is reason to begin with a new worker once the model is let go
 * of: that memory never shrinks.
 */
const LARGE = 32 * 2 ** 20;
const GROWN = 256 * 2 ** 20;

/** Takes in models of the reader's own, changes how they are fed, and lets go of them. */
export function createShelf(
  engine: RevivableEngine,
  store: Pick<AppStore, 'getState' | 'setState'>,
  refresh: () => void,
) {
  let abort = new AbortController();

  /** Loads a model and shows it; what is shown stays until then, and for good when it cannot be loaded. */
  async function bring(name: string, find: () => Model | Promise<Model>): Promise<boolean> {
    abort.abort();
    const { signal } = (abort = new AbortController());
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) store.setState({ opening: { status: 'opening', name, progress } });
    };
    onProgress({ step: 'read', loaded: 0, total: null });
    store.setState({ failure: null });
    try {
      const model = { ...(await find()), present: true };
      const { id } = model;
      const loaded = await engine.load(model.source, { onProgress, signal });
      if (signal.aborted) return false;
      const { network } = loaded;
      store.setState(({ models, runs, weights, view }) => ({
        models: { ...models, [id]: { model, loading: { status: 'ready', loaded }, network } },
        runs: { ...runs, [id]: idle },
        weights: { ...weights, [id]: noneAsked },
        view: {
          ...view,
          models: [id],
          channel: null,
          at: null,
          evidence: null,
          layer: layerIn(network, view.layer),
        },
        opening: { status: 'idle' },
      }));
      refresh();
      return true;
    } catch (thrown) {
      if (!signal.aborted) store.setState({ failure: failureOf(thrown), opening: { status: 'idle' } });
      return false;
    }
  }

  /** Opens files of the reader's own, the model first. */
  function open(files: readonly ModelFile[], recall: (sha256: string) => Prepared | null): Promise<boolean> {
    return bring(files[0]?.name ?? '', async () => {
      const found = await engine.inspect(files);
      return localModel(files, found, found.sha256 === null ? null : recall(found.sha256));
    });
  }

  /** Fetches a model of the catalog that is not present yet. */
  async function fetchModel(id: ModelId): Promise<void> {
    const model = store.getState().models[id]?.model;
    if (model) await bring(id, () => model);
  }

  /** Feeds a model differently from now on, or names its classes. */
  async function prepare(
    id: ModelId,
    prepared: Prepared,
    remember: (sha256: string, prepared: Prepared) => void,
  ): Promise<void> {
    const before = store.getState().models[id];
    if (!before) return;
    const { recipe, headPadding, labels } = prepared;
    const source = { ...before.model.source, recipe, headPadding };
    const model = { ...before.model, source, ...(labels ? { labels } : {}) };
    if (isSame(source, before.model.source))
      store.setState(({ models }) => ({ models: { ...models, [id]: { ...before, model } } }));
    else if (!(await bring(source.url, () => model))) return;
    if (source.sha256 !== null) remember(source.sha256, prepared);
  }

  /** Lets go of a model's numbers, in the page and in the worker; the model itself can be shown again. */
  async function release(id: ModelId): Promise<void> {
    const state = store.getState().models[id];
    if (state?.loading.status !== 'ready') return;
    const { bytes } = state.loading.loaded;
    store.setState(({ models, runs, weights }) => ({
      models: { ...models, [id]: { ...state, loading: { status: 'idle' } } },
      runs: { ...runs, [id]: idle },
      weights: { ...weights, [id]: noneAsked },
    }));
    await engine.unload(id);
    if (bytes > LARGE || (await engine.memory()) > GROWN) engine.restart();
  }

  async function remove(id: ModelId, instead: ModelId): Promise<void> {
    const { view, models } = store.getState();
    const shown = view.models.filter((each) => each !== id);
    const next = shown.length > 0 ? shown : [instead];
    const network = models[next[0] ?? '']?.network;
    store.setState({
      view: { ...view, models: next, layer: network ? layerIn(network, view.layer) : view.layer },
    });
    refresh();
    await release(id);
    store.setState(({ models, runs, weights }) => ({
      models: without(models, id),
      runs: without(runs, id),
      weights: without(weights, id),
    }));
  }

  return {
    open,
    fetchModel,
    prepare,
    release,
    remove,
    cancel() {
      abort.abort();
      store.setState({ opening: { status: 'idle' } });
    },
  };
}

function isSame(one: ModelSource, other: ModelSource): boolean {
  return (
    JSON.stringify(one.recipe) === JSON.stringify(other.recipe) &&
    one.headPadding === (other.headPadding ?? 0)
  );
}

/** The layer on view where the network has it, else its first maps. */
function layerIn(network: Network, layer: LayerKey): LayerKey {
  if (layerOf(network, layer)) return layer;
  const maps = network.layers.find(({ op, shape }) => op.kind !== 'input' && shape?.length === 3);
  return (maps ?? network.layers[1] ?? network.layers[0])?.key ?? layer;
}

function without<T>(record: Readonly<Record<string, T>>, gone: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone));
}
