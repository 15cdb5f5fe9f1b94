import { expect, test } from 'vitest';
import type { Engine, Loaded, ModelSource } from './engine';
import type { Reply, Request } from './protocol';
import { revive, type Mortal } from './revive';
import { serve } from './serve';

const source: ModelSource = {
  id: 'm',
  url: 'm.onnx',
  sha256: null,
  recipe: { size: 2, resize: 2, via: null, order: 'BGR', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
};
const pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const loaded: Loaded = {
  network: {
    name: 'n',
    producer: '',
    opset: 13,
    input: { tensor: 'data', shape: [3, 2, 2] },
    layers: [],
    stages: [],
    logits: null,
    probabilities: null,
  },
  device: { provider: 'wasm', threads: 1, isolated: false, runtime: '1' },
  bytes: 1,
  sha256: null,
  format: 'onnx',
  shared: new Map(),
  sessionMs: 1,
};

type Listener = (event: MessageEvent<unknown>) => void;

/** A worker whose engine may be told to die in the middle of a run. */
function worker(log: string[], name: string, dies: () => boolean): Mortal {
  const toWorker: Listener[] = [];
  const toPage: Listener[] = [];
  let onError: ((event: { message?: string }) => void) | null = null;
  const engine: Engine = {
    load: async () => {
      log.push(`${name} load`);
      return loaded;
    },
    run: () => {
      log.push(`${name} run`);
      if (!dies()) return Promise.resolve({ activations: { post: new Map(), pre: new Map() }, runMs: 1 });
      queueMicrotask(() => onError?.({ message: 'out of memory' }));
      return new Promise(() => undefined);
    },
    frame: () => Promise.reject(new Error('not in this test')),
    inspect: () => Promise.reject(new Error('not in this test')),
    parameters: () => Promise.reject(new Error('not in this test')),
    spectrum: () => Promise.reject(new Error('not in this test')),
    means: () => Promise.reject(new Error('not in this test')),
    dependence: () => Promise.reject(new Error('not in this test')),
    time: () => Promise.reject(new Error('not in this test')),
    profile: () => Promise.reject(new Error('not in this test')),
    unload: () => Promise.resolve(),
    memory: () => Promise.resolve(0),
  };
  const post = (listeners: Listener[]) => (data: Request | Reply) =>
    queueMicrotask(() => listeners.forEach((listener) => listener(new MessageEvent('message', { data }))));
  serve(engine, {
    postMessage: post(toPage),
    addEventListener: (_type, listener) => toWorker.push(listener),
  });
  return {
    postMessage: post(toWorker),
    addEventListener(type: 'message' | 'error', listener: never) {
      if (type === 'message') toPage.push(listener);
      else onError = listener;
    },
    terminate: () => log.push(`${name} end`),
  };
}

test('a worker that dies in a run is replaced, its models loaded again and the run made once more', async () => {
  const log: string[] = [];
  let started = 0;
  let deaths = 1;
  const engine = revive((threads) => worker(log, `w${++started}/${threads}`, () => deaths-- > 0), 2);
  await engine.load(source);
  await engine.run('m', pixels, { kind: 'all', pre: false });
  expect(log).toEqual(['w1/2 load', 'w1/2 run', 'w1/2 end', 'w2/2 load', 'w2/2 run']);
});

test('a run that dies twice fails as crashed, and the next call starts afresh', async () => {
  const log: string[] = [];
  let started = 0;
  let deaths = 2;
  const engine = revive(() => worker(log, `w${++started}`, () => deaths-- > 0), 1);
  await engine.load(source);
  const run = () => engine.run('m', pixels, { kind: 'all', pre: false });
  await expect(run()).rejects.toMatchObject({ failure: { kind: 'crashed' } });
  await expect(run()).resolves.toMatchObject({ runMs: 1 });
  expect(started).toBe(3);
});

test('a restart with another number of threads ends the worker and starts the next with it', async () => {
  const log: string[] = [];
  const engine = revive((threads) => worker(log, `t${threads}`, () => false), 1);
  await engine.load(source);
  engine.restart(4);
  await engine.run('m', pixels, { kind: 'all', pre: false });
  expect(log).toEqual(['t1 load', 't1 end', 't4 load', 't4 run']);
});
