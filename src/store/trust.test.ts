import { expect, test } from 'vitest';
import { EngineError } from '../engine/engine';
import { fakeEngine, loadedAs, modelNamed, onePixel, pixelOf } from '../fixtures/engine';
import type { RevivableEngine } from '../engine/revive';
import { createAppStore } from './store';
import type { Records } from './trust';
import { defaultView } from './url';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const record = { shape: [1, 2], mean: 1.5, std: 0.5, min: 1, max: 2, samples: [1, 2] };
const records = (change: Partial<Records['cases'][number]> = {}): Records => ({
  recordedBy: 'a witness',
  pixels: pixelOf(1),
  cases: [{ weights: ['abc'], input: onePixel, layers: new Map([['conv1', record]]), ...change }],
});

/** A page whose one model is loaded from a file with checksum `abc` and gives these values. */
async function opened(values: number[], run?: RevivableEngine['run']) {
  const post = new Map([['conv1', { dims: [1, 2], data: Float32Array.from(values) }]]);
  const engine = fakeEngine({
    load: async () => ({ ...loadedAs(), sha256: 'abc' }),
    run: run ?? (async () => ({ activations: { post, pre: new Map() }, runMs: 1 })),
  });
  const view = { ...defaultView('en'), models: ['m'] };
  const store = createAppStore(engine, [modelNamed('m')], view, { networks: new Map(), results: new Map() });
  store.getState().look({});
  await settled();
  return store;
}

async function verdict(store: Awaited<ReturnType<typeof opened>>, found: () => Promise<Records>) {
  store.getState().checkLayers('m', found);
  expect(store.getState().verdicts['m']?.trust).toEqual({ status: 'checking' });
  await settled();
  return store.getState().verdicts['m']?.trust;
}

test('values as recorded agree, others name their layer', async () => {
  const good = await verdict(await opened([1, 2]), async () => records());
  expect(good).toMatchObject({ status: 'checked', recordedBy: 'a witness', check: { firstBad: null } });
  const bad = await verdict(await opened([1, 2.5]), async () => records());
  expect(bad).toMatchObject({ status: 'checked', check: { firstBad: 'conv1', layers: [{ error: 0.5 }] } });
});

test.each([
  ['other weights', { weights: ['abd'] }],
  ['another input', { input: { ...onePixel, order: 'RGB' as const } }],
])('%s are not judged by a record', async (_, change) => {
  const found = await verdict(await opened([1, 2]), async () => records(change));
  expect(found).toEqual({ status: 'unknown' });
});

test('a run or a record that fails is said to have failed: it is no verdict', async () => {
  const broken = await opened([], () => Promise.reject(new EngineError({ kind: 'cancelled' })));
  expect(await verdict(broken, async () => records())).toEqual({
    status: 'failed',
    failure: { kind: 'cancelled' },
  });
  const gone = await verdict(await opened([1, 2]), () => Promise.reject(new Error('no record')));
  expect(gone).toEqual({ status: 'failed', failure: { kind: 'runtime', message: 'no record' } });
});

test('a verdict is of the model as it was loaded: a later loading is another', async () => {
  const store = await opened([1, 2]);
  await verdict(store, async () => records());
  const judged = store.getState().verdicts['m']?.loaded;
  store.getState().useBackend(2);
  await settled();
  const { models } = store.getState();
  const now = models['m']?.loading;
  expect(now?.status).toBe('ready');
  expect(now?.status === 'ready' && now.loaded).not.toBe(judged);
});
