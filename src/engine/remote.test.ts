import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { fakeEngine, framedAs, modelNamed, pixelOf } from '../fixtures/engine';
import { EngineError, type Engine, type Progress } from './engine';
import type { Port } from './protocol';
import { connect } from './remote';
import { serve } from './serve';

const { source } = modelNamed('m');
const pixels = pixelOf(1, 2, 3);

function port(end: MessagePort): Port {
  return {
    postMessage: (message, transfer) =>
      end.postMessage(
        message,
        transfer.filter((t) => t instanceof ArrayBuffer),
      ),
    addEventListener: (_type, listener) =>
      end.on('message', (data) => listener(new MessageEvent('message', { data }))),
  };
}

let channel: MessageChannel | undefined;
afterEach(() => channel?.port1.close());

function over(engine: Partial<Engine>) {
  channel = new MessageChannel();
  serve(fakeEngine(engine), port(channel.port2));
  return connect(port(channel.port1));
}

test('a profile crosses with its progress, and is cancelled between runs', async () => {
  const abort = new AbortController();
  const remote = over({
    profile: async (subject, runs, options) => {
      for (let run = 0; run <= runs; run++) {
        await new Promise((resolve) => setImmediate(resolve));
        if (options?.signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        options?.onProgress?.({ step: 'profile', loaded: run, total: runs + 1 });
      }
      return { nodes: [{ name: subject.kind, op: 'Conv', form: '', ms: [1] }], runs: [1], resolutionMs: 0.1 };
    },
  });
  const file = { kind: 'file', bytes: new Uint8Array(3), input: 'x', dims: [1] } as const;
  const seen: number[] = [];
  const profile = await remote.profile(file, 2, { onProgress: ({ loaded }) => seen.push(loaded) });
  expect(profile).toEqual({
    nodes: [{ name: 'file', op: 'Conv', form: '', ms: [1] }],
    runs: [1],
    resolutionMs: 0.1,
  });
  expect(seen).toEqual([0, 1, 2]);
  expect(file.bytes.byteLength).toBe(3);
  const endless = remote.profile(file, Infinity, { onProgress: () => abort.abort(), signal: abort.signal });
  await expect(endless).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
});

test("a camera's frame crosses as its pixels, which are moved, and back as what was fed", async () => {
  const remote = over({
    see: async (model, frame, fit) => {
      const given = 'data' in frame ? [...frame.data] : [];
      expect([model, given, fit]).toEqual(['m', [9, 8, 7, 0], 'cover']);
      const fed = framedAs(pixelOf(7, 8, 9));
      return { framed: fed, activations: { post: new Map(), pre: new Map() }, runMs: 3 };
    },
  });
  const grabbed = { ...pixelOf(0), data: Uint8ClampedArray.of(9, 8, 7, 0), order: 'BGRX' } as const;
  const { framed } = await remote.see('m', grabbed, 'cover', { kind: 'all', pre: false });
  expect([...framed.pixels.data]).toEqual([7, 8, 9, 255]);
  expect(grabbed.data.byteLength).toBe(0);
});

test('a run crosses with its tensors moved, not copied', async () => {
  const data = new Float32Array([1, 2, 3, 4]);
  const remote = over({
    run: async (model, fed, want) => {
      expect([model, [...fed.data], want]).toEqual(['m', [1, 2, 3, 255], { kind: 'all', pre: false }]);
      return {
        activations: { post: new Map([['conv1', { dims: [1, 1, 2, 2], data }]]), pre: new Map() },
        runMs: 3,
      };
    },
  });
  const { activations, runMs } = await remote.run('m', pixels, { kind: 'all', pre: false });
  expect(runMs).toBe(3);
  expect(activations.post.get('conv1')).toEqual({ dims: [1, 1, 2, 2], data: new Float32Array([1, 2, 3, 4]) });
  expect(data.byteLength).toBe(0);
  expect(pixels.data.byteLength).toBe(4);
});

test('a spectrum crosses, or word that there is none', async () => {
  const remote = over({ spectrum: async (_model, key) => (key === 'conv1' ? Float64Array.of(3, 1) : null) });
  expect(await remote.spectrum('m', 'conv1')).toEqual(Float64Array.of(3, 1));
  expect(await remote.spectrum('m', 'conv10')).toBeNull();
});

test('calls are served one after the other, in order', async () => {
  let running = 0;
  let most = 0;
  const order: string[] = [];
  const remote = over({
    unload: async (model) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(model);
      running--;
    },
  });
  await Promise.all(['a', 'b', 'c'].map((model) => remote.unload(model)));
  expect(order).toEqual(['a', 'b', 'c']);
  expect(most).toBe(1);
});

test('failures keep their kind and their data, and a thrown Error becomes one of the runtime', async () => {
  const remote = over({
    parameters: () => Promise.reject(new EngineError({ kind: 'fetch', url: 'u', status: 404 })),
    unload: () => Promise.reject(new Error('no kernel')),
  });
  await expect(remote.parameters('m', 'conv1')).rejects.toMatchObject({
    failure: { kind: 'fetch', url: 'u', status: 404 },
  });
  await expect(remote.unload('m')).rejects.toMatchObject({
    failure: { kind: 'runtime', message: 'no kernel' },
  });
});

test('progress arrives before the result, and cancelling reaches the engine', async () => {
  const seen: Progress[] = [];
  const remote = over({
    load: (_source, { onProgress, signal } = {}) =>
      new Promise((_resolve, reject) => {
        onProgress?.({ step: 'download', loaded: 1, total: 2 });
        signal?.addEventListener('abort', () => reject(new EngineError({ kind: 'cancelled' })));
      }),
  });
  const abort = new AbortController();
  const loading = remote.load(source, {
    signal: abort.signal,
    onProgress: (progress) => {
      seen.push(progress);
      abort.abort();
    },
  });
  await expect(loading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  expect(seen).toEqual([{ step: 'download', loaded: 1, total: 2 }]);
});

test('when the other side dies, every open call fails', async () => {
  const remote = over({ unload: () => new Promise(() => undefined) });
  const calls = [remote.unload('a'), remote.unload('b')];
  expect(remote.fail(new EngineError({ kind: 'crashed', message: 'gone' }))).toBe(2);
  for (const call of calls) await expect(call).rejects.toMatchObject({ failure: { kind: 'crashed' } });
});

test('an answer that cannot be sent fails its call, and the next one is served', async () => {
  const data = new Float32Array(1);
  const remote = over({
    parameters: async () => ({ weight: { dims: [1], data }, bias: { dims: [1], data } }),
    unload: () => Promise.resolve(),
  });
  await expect(remote.parameters('m', 'conv1')).rejects.toMatchObject({ failure: { kind: 'runtime' } });
  await expect(remote.unload('m')).resolves.toBeUndefined();
});
