import { failureOf, type Engine, type Failure, type LayerParameters, type ModelId } from '../engine/engine';
import type { LayerKey } from '../network/types';
import type { AppStore } from './store';

/** Something of a layer that is asked for when it is looked at. */
export type Asked<T> =
  { status: 'computing' } | { status: 'ready'; value: T } | { status: 'failed'; failure: Failure };

interface Answers {
  parameters: LayerParameters;
  /** Singular values, largest first; null where they cannot be had. */
  spectra: Float64Array | null;
}

/** What has been asked of one model's layers; forgotten when the model is loaded anew. */
export type OfLayers = { [K in keyof Answers]: Readonly<Record<LayerKey, Asked<Answers[K]>>> };

export type Weights = Readonly<Record<ModelId, OfLayers>>;

export const noneAsked: OfLayers = { parameters: {}, spectra: {} };

/** Fetches weights and their spectra from the engine, each once; what failed is asked for again. */
export function createWeights(engine: Engine, store: Pick<AppStore, 'getState' | 'setState'>) {
  async function ask<K extends keyof Answers>(
    kind: K,
    model: ModelId,
    key: LayerKey,
    fetch: () => Promise<Answers[K]>,
  ): Promise<void> {
    const { models, weights } = store.getState();
    const asked = weights[model]?.[kind][key];
    const loading = models[model]?.loading;
    if (loading?.status !== 'ready' || (asked && asked.status !== 'failed')) return;
    const put = (answer: Asked<Answers[K]>) => {
      // Whatever comes after the model was loaded anew is of the one before.
      if (store.getState().models[model]?.loading !== loading) return;
      store.setState(({ weights }) => {
        const before = weights[model] ?? noneAsked;
        return {
          weights: { ...weights, [model]: { ...before, [kind]: { ...before[kind], [key]: answer } } },
        };
      });
    };
    put({ status: 'computing' });
    try {
      put({ status: 'ready', value: await fetch() });
    } catch (thrown) {
      put({ status: 'failed', failure: failureOf(thrown) });
    }
  }

  return {
    parameters: (model: ModelId, key: LayerKey) =>
      ask('parameters', model, key, () => engine.parameters(model, key)),
    spectrum: (model: ModelId, key: LayerKey) =>
      ask('spectra', model, key, () => engine.spectrum(model, key)),
  };
}
