import { EngineError, failureOf, type ChannelMeans, type Engine, type ModelId } from '../engine/engine';
import type { Network } from '../network/types';
import { distance } from '../tensor/agreement';
import { FEWEST, joined, type Dependence } from '../tensor/cka';
import type { InputRecipe } from '../tensor/pixels';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import type { Tensor } from '../tensor/tensor';
import { noBatch, type Batch, type BatchEntry, type BatchFile } from './batch';
import { meansInBrowser, type MeansKept } from './meansKept';
import type { Models } from './models';
import type { View } from './view';

const GUESSES = 5;
/** Pictures whose channel means are held at once; the similarity of more is the mean over such parts. */
export const PART = 48;
/** After so many pictures the similarity is told anew. */
const TELL = 8;

type BatchEngine = Pick<Engine, 'frame' | 'means' | 'dependence'>;
interface Known {
  models: Models;
  view: Pick<View, 'fit' | 'models'>;
  batch: Batch;
}
interface Store {
  getState: () => Known;
  setState: (change: (state: Known) => { batch: Batch }) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Runs two models over files, one after the other; a pause ends after the picture at hand, a new start ends the one before. */
export function createBatch(engine: BatchEngine, store: Store, kept: MeansKept = meansInBrowser()) {
  let files: readonly BatchFile[] = [];
  let next = 0;
  let part: (readonly [ChannelMeans, ChannelMeans])[] = [];
  let parts: Dependence | null = null;
  let turn = 0;

  const change = (to: Partial<Batch>) => store.setState(({ batch }) => ({ batch: { ...batch, ...to } }));

  function start(models: readonly [ModelId, ModelId], chosen: readonly BatchFile[]) {
    files = chosen.filter(({ blob }) => maybePicture(blob));
    next = 0;
    part = [];
    parts = null;
    const skipped = chosen.flatMap(({ name, blob }) =>
      maybePicture(blob) ? [] : [{ name, why: 'type' as const }],
    );
    store.setState(() => ({ batch: { ...noBatch, models, total: files.length, skipped } }));
    void go();
  }

  async function go() {
    const mine = ++turn;
    change({ status: 'running', failure: null });
    try {
      while (next < files.length) {
        const file = files[next];
        if (file) await one(file, mine);
        if (turn !== mine) return;
        next++;
        if (part.length === PART || next % TELL === 0 || next === files.length) await tell(mine);
        if (turn !== mine) return;
      }
      change({ status: 'done' });
    } catch (thrown) {
      if (turn === mine) change({ status: 'failed', failure: failureOf(thrown) });
    }
  }

  async function one(file: BatchFile, mine: number) {
    const { models } = store.getState().batch;
    if (!models) return;
    const hash = await hashOf(file.blob);
    try {
      const [a, b] = [await meansOf(models[0], file, hash), await meansOf(models[1], file, hash)];
      if (turn !== mine) return;
      const [one, other] = [probabilitiesOf(models[0], a.means), probabilitiesOf(models[1], b.means)];
      const entry: BatchEntry = {
        ...file,
        tops: [topK(one, GUESSES), topK(other, GUESSES)],
        distance: distance(one, other),
      };
      part.push([a.means, b.means]);
      const { entries, kept: before } = store.getState().batch;
      change({ entries: [...entries, entry], kept: before + Number(a.kept && b.kept) });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind !== 'picture') throw thrown;
      if (turn !== mine) return;
      change({ skipped: [...store.getState().batch.skipped, { name: file.name, why: 'unreadable' }] });
    }
  }

  async function meansOf(id: ModelId, { name, blob }: BatchFile, hash: string | null) {
    const { recipe, sha256 } = await ready(id);
    const { view } = store.getState();
    const key = hash && [hash, sha256 ?? id, view.fit, JSON.stringify(recipe)].join(' ');
    const found = key && (await kept.get(key));
    if (found) return { means: found, kept: true };
    const framed = await engine.frame({ id: `many ${hash ?? name}`, blob }, recipe, view.fit);
    const means = await engine.means(id, framed.pixels);
    const isKept = key !== null && (await kept.put(key, means));
    if (!isKept) change({ unkept: true });
    return { means, kept: false };
  }

  /** Waits for a model that is on view and still loads, as it does again after a change of threads. */
  function ready(id: ModelId): Promise<{ recipe: InputRecipe; sha256: string | null }> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const { models, view } = store.getState();
        const { loading, model } = models[id] ?? {};
        if (model && loading?.status === 'ready')
          resolve({ recipe: model.source.recipe, sha256: loading.loaded.sha256 });
        else if (!model || loading?.status === 'failed' || !view.models.includes(id))
          reject(new EngineError({ kind: 'not-loaded', model: id }));
        else return;
        stop();
      };
      const stop = store.subscribe(look);
      look();
    });
  }

  function networkOf(id: ModelId): Network | null {
    return store.getState().models[id]?.network ?? null;
  }

  function probabilitiesOf(id: ModelId, means: ChannelMeans): Float32Array {
    const network = networkOf(id);
    const scores = network && scoresOf(network, (key) => means.get(key));
    return scores?.probabilities ?? new Float32Array();
  }

  /** The similarity so far: over all full parts, and over what the last one has. */
  async function tell(mine: number) {
    const { models } = store.getState().batch;
    if (!models || part.length < FEWEST) return;
    const layers = models.map((id, place) =>
      (networkOf(id)?.layers ?? []).flatMap(({ key, op }) =>
        op.kind !== 'input' && part.every((means) => means[place]?.has(key)) ? [key] : [],
      ),
    );
    const [first = [], second = []] = layers;
    const found = await engine.dependence(
      first.map((key) => features(part, 0, key)),
      second.map((key) => features(part, 1, key)),
    );
    if (turn !== mine) return;
    const all = joined(parts, found);
    change({ similarity: { layers: [first, second], found: all } });
    if (part.length < PART) return;
    parts = all;
    part = [];
  }

  return {
    start,
    pause() {
      turn++;
      change({ status: 'paused' });
    },
    resume: () => void go(),
    forget: () => kept.clear(),
  };
}

function features(
  part: readonly (readonly [ChannelMeans, ChannelMeans])[],
  model: 0 | 1,
  key: string,
): Tensor {
  const rows = part.map((means) => means[model].get(key) ?? new Float32Array());
  const width = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * width);
  rows.forEach((row, i) => data.set(row, i * width));
  return { dims: [rows.length, width], data };
}

/** Files that say they are something else are not read; those that say nothing are. */
function maybePicture({ type }: Blob): boolean {
  return type === '' || type.startsWith('image/');
}

/** SHA-256 in hex; null where the browser does not offer it (insecure origin): nothing is kept then. */
async function hashOf(blob: Blob): Promise<string | null> {
  if (!('subtle' in crypto)) return null;
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
