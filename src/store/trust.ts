import {
  failureOf,
  TOLERANCES,
  type Engine,
  type Failure,
  type Loaded,
  type ModelId,
  type ModelSource,
} from '../engine/engine';
import type { Pixels } from '../tensor/pixels';
import { checkLayers, type Check, type Recorded } from '../tensor/recorded';
import type { LayerKey } from '../network/types';
import type { AppStore } from './store';

/** What the native runtime recorded of one set of weights, fed in one way. */
export interface RecordedLayers {
  /** SHA-256 of the files that hold these weights. */
  weights: readonly string[];
  input: Pick<ModelSource['recipe'], 'size' | 'order' | 'scale' | 'mean' | 'std'>;
  layers: ReadonlyMap<LayerKey, Recorded>;
}

/** The picture that was recorded, as it was fed, and the records. */
export interface Records {
  recordedBy: string;
  pixels: Pixels;
  cases: readonly RecordedLayers[];
}

/** What a comparison of every layer with its record has said; `unknown` where nothing is recorded of these weights. */
export type Trust =
  | { status: 'checking' }
  | { status: 'unknown' }
  | { status: 'checked'; check: Check; recordedBy: string }
  | { status: 'failed'; failure: Failure };

/** Verdicts hold for the model as it was loaded then: for no later loading of it. */
export type Verdicts = Readonly<Record<ModelId, { loaded: Loaded; trust: Trust }>>;

/** Runs a loaded model on the recorded picture and compares every layer. */
export function createTrust(engine: Pick<Engine, 'run'>, store: Pick<AppStore, 'getState' | 'setState'>) {
  return async function check(id: ModelId, read: () => Promise<Records>): Promise<void> {
    const state = store.getState().models[id];
    if (state?.loading.status !== 'ready') return;
    const { loaded } = state.loading;
    const { source } = state.model;
    const put = (trust: Trust) =>
      store.setState(({ verdicts }) => ({ verdicts: { ...verdicts, [id]: { loaded, trust } } }));
    put({ status: 'checking' });
    try {
      const { recordedBy, pixels, cases } = await read();
      const sha256 = loaded.sha256 ?? source.sha256 ?? '';
      const found = cases.find(({ weights, input }) => weights.includes(sha256) && isFed(source, input));
      if (!found) return put({ status: 'unknown' });
      const { activations } = await engine.run(id, pixels, { kind: 'all', pre: false });
      put({
        status: 'checked',
        check: checkLayers(activations.post, found.layers, TOLERANCES[loaded.device.provider]),
        recordedBy,
      });
    } catch (thrown) {
      put({ status: 'failed', failure: failureOf(thrown) });
    }
  };
}

/** Whether the model gets its picture in the recorded way. */
function isFed({ recipe, headPadding = 0 }: ModelSource, input: RecordedLayers['input']): boolean {
  const { size, order, scale, mean, std } = recipe;
  const own = [size, order, scale, ...mean, ...std, headPadding];
  return own.join() === [input.size, input.order, input.scale, ...input.mean, ...input.std, 0].join();
}
