import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { EngineError, type ChannelMeans, type ModelId } from '../engine/engine';
import { onePixel } from '../fixtures/engine';
import { released } from '../fixtures/networks';
import { dependence } from '../tensor/cka';
import { noBatch } from './batch';
import { createBatch, PART } from './runMany';
import type { MeansKept } from './meansKept';
import type { Models, ModelState } from './models';

const network = released('1.1');
const models: Models = Object.fromEntries(
  ['a', 'b'].map((id): [ModelId, ModelState] => [
    id,
    {
      model: {
        id,
        source: { id, url: id, sha256: null, recipe: onePixel },
        bytes: null,
        weights: { kind: 'unknown', accuracy: [] },
        labels: [],
        present: true,
      },
      loading: {
        status: 'ready',
        loaded: {
          network,
          device: { provider: 'wasm', threads: 1, isolated: false, runtime: '', readback: 'exact' },
          bytes: 1,
          format: 'onnx',
          shared: new Map(),
          sha256: id,
          sessionMs: 1,
        },
      },
      network,
    },
  ]),
);

/** What a made-up model says: a picture's first byte is its class, model b shifts those from 10 on. */
function says(model: ModelId, byte: number): ChannelMeans {
  const probabilities = new Float32Array(20);
  probabilities[model === 'b' && byte >= 10 ? byte - 1 : byte] = 1;
  return new Map([
    ['prob', probabilities],
    ['conv1', Float32Array.of(byte, byte * byte)],
  ]);
}

function setting(memory = new Map<string, ChannelMeans>(), full = false) {
  const ran: string[] = [];
  const kept: MeansKept = {
    get: async (key) => memory.get(key) ?? null,
    async put(key, means) {
      if (full) return false;
      memory.set(key, means);
      return true;
    },
    clear: async () => memory.clear(),
  };
  const store = createStore(() => ({
    models,
    view: { fit: 'warp' as const, models: ['a', 'b'] },
    batch: noBatch,
  }));
  const engine = {
    async frame({ blob }: { blob: Blob }) {
      const [byte = 0] = new Uint8Array(await blob.arrayBuffer());
      if (byte === 255) throw new EngineError({ kind: 'picture', reason: 'undecodable', detail: '' });
      const pixels = { width: 1, height: 1, data: Uint8ClampedArray.of(byte, 0, 0, 255) };
      const crop = { x: 0, y: 0, width: 1, height: 1 };
      return { pixels, source: { width: 1, height: 1 }, crop, unchanged: true };
    },
    async means(model: ModelId, { data }: { data: Uint8ClampedArray }) {
      ran.push(`${model}${data[0]}`);
      return says(model, data[0] ?? 0);
    },
    dependence: async (...all: Parameters<typeof dependence>) => dependence(...all),
  };
  return { batch: () => store.getState().batch, store, ran, memory, run: createBatch(engine, store, kept) };
}

const file = (byte: number, type = 'image/png') => ({
  name: `${byte}`,
  blob: new Blob([Uint8Array.of(byte)], { type }),
  sample: false,
  label: byte,
});
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

test('every picture is run in both; what is no picture is listed and skipped', async () => {
  const { run, batch, ran } = setting();
  run.start(['a', 'b'], [file(3), file(0, 'text/plain'), file(255), file(12)]);
  await until(() => batch().status === 'done');
  expect(ran).toEqual(['a3', 'b3', 'a12', 'b12']);
  expect(batch().skipped).toEqual([
    { name: '0', why: 'type' },
    { name: '255', why: 'unreadable' },
  ]);
  expect(
    batch().entries.map(({ name, tops, distance }) => [name, tops[0][0]?.index, tops[1][0]?.index, distance]),
  ).toEqual([
    ['3', 3, 3, 0],
    ['12', 12, 11, 1],
  ]);
});

test('chosen again, nothing runs twice: results are kept by content', async () => {
  const first = setting();
  first.run.start(['a', 'b'], [file(3), file(12)]);
  await until(() => first.batch().status === 'done');
  const again = setting(first.memory);
  again.run.start(['a', 'b'], [file(12), file(5), file(3)]);
  await until(() => again.batch().status === 'done');
  expect(again.ran).toEqual(['a5', 'b5']);
  expect(again.batch().kept).toBe(2);
  expect(again.batch().entries.length).toBe(3);
});

test('what cannot be kept is told, and all is compared the same', async () => {
  const { run, batch, memory } = setting(new Map(), true);
  run.start(['a', 'b'], [file(3), file(12)]);
  await until(() => batch().status === 'done');
  expect(batch()).toMatchObject({ unkept: true, kept: 0 });
  expect(batch().entries.map(({ name }) => name)).toEqual(['3', '12']);
  expect(memory.size).toBe(0);
});

test('a pause ends after the picture at hand, and going on continues there', async () => {
  const { run, batch, ran } = setting();
  run.start(
    ['a', 'b'],
    [1, 2, 3, 4, 5].map((byte) => file(byte)),
  );
  await until(() => batch().entries.length === 2);
  run.pause();
  await until(() => batch().status === 'paused');
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  // Two are told, the third may still have been under way; the fourth was not begun.
  expect(ran.filter((each) => /[45]/.test(each))).toEqual([]);
  expect(batch().entries.length).toBe(2);
  run.resume();
  await until(() => batch().status === 'done');
  expect(batch().entries.map(({ name }) => name)).toEqual(['1', '2', '3', '4', '5']);
});

test('the similarity is over all pictures, in parts: a layer is like itself', async () => {
  const { run, batch } = setting();
  const bytes = Array.from({ length: PART + 9 }, (_, i) => i % 20);
  run.start(
    ['a', 'b'],
    bytes.map((byte, i) => ({ ...file(byte), name: String(i) })),
  );
  await until(() => batch().status === 'done');
  const { similarity } = batch();
  expect(similarity?.found.pictures).toBe(PART + 9);
  expect(similarity?.layers[0]).toContain('conv1');
  const conv1 = similarity?.layers[0].indexOf('conv1') ?? -1;
  expect(similarity?.found.between[conv1]?.[conv1]).toBeCloseTo(similarity?.found.first[conv1] ?? NaN, 6);
});

test('a model that is not loaded is said, and nothing is claimed', async () => {
  const { run, batch } = setting();
  run.start(['a', 'absent'], [file(1)]);
  await until(() => batch().status === 'failed');
  expect(batch().failure).toEqual({ kind: 'not-loaded', model: 'absent' });
  expect(batch().entries).toEqual([]);
});

test('a model on view that loads again is waited for', async () => {
  const { run, batch, store, ran } = setting();
  const { a, b } = models;
  if (!a || !b) throw new Error('made above');
  store.setState({ models: { a, b: { ...b, loading: { status: 'idle' } } } });
  run.start(['a', 'b'], [file(1)]);
  await until(() => ran.includes('a1'));
  expect(batch().status).toBe('running');
  store.setState({ models });
  await until(() => batch().status === 'done');
  expect(ran).toEqual(['a1', 'b1']);
});
