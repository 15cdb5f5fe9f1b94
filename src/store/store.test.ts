import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../engine/engine';
import type { RevivableEngine } from '../engine/revive';
import { fakeEngine, framedAs, loadedAs, modelNamed, pixelOf } from '../fixtures/engine';
import type { Result } from './runs';
import { createAppStore, type AppStore } from './store';
import { defaultView } from './url';

const models = ['1.0', '1.1'].map((id) => modelNamed(id));

/** An engine that sees a picture's first byte, answers when told to, and calls 0 no picture. */
function staged() {
  const waiting: (() => void)[] = [];
  const calls: string[] = [];
  const step = <T>(name: string, value: () => T | Promise<T>): Promise<T> => {
    calls.push(name);
    return new Promise<void>((resolve) => waiting.push(resolve)).then(value);
  };
  const engine = fakeEngine({
    load: ({ id }) => step(`load ${id}`, () => loadedAs()),
    frame: ({ blob }, _recipe, fit) =>
      step(`frame ${fit}`, async () => {
        const [byte = 0] = new Uint8Array(await blob.arrayBuffer());
        if (byte === 0) throw new EngineError({ kind: 'picture', reason: 'not-a-picture', detail: '' });
        return framedAs(pixelOf(byte));
      }),
    run: (model, pixels, want) =>
      step(`run ${model}`, () => {
        const tensor = { dims: [1, 1], data: Float32Array.of(pixels.data[0] ?? 0) };
        const post = new Map([['seen', tensor]]);
        return { activations: { post, pre: want.pre ? post : new Map() }, runMs: 1 };
      }),
  });
  const settle = async () => {
    for (let quiet = 0; quiet < 3;) {
      const next = waiting.shift();
      next?.();
      quiet = next ? 0 : quiet + 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const once = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { engine, calls, settle, once };
}

const picture = (byte: number) => new Blob([new Uint8Array([byte])]);
const origin = { kind: 'file', name: 'a.png' } as const;
const nothing = { networks: new Map(), results: new Map() };
const seen = (result: Result | null | undefined) => result?.activations.post.get('seen')?.data[0];
const shown = (store: AppStore, id = '1.1') => seen(store.getState().runs[id]?.last);

test('property: whatever comes in whatever order, a result is only shown with its own picture, and the last good one wins', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('picture' as const), byte: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ kind: fc.constant('model' as const), id: fc.constantFrom('1.0', '1.1') }),
    fc.record({ kind: fc.constant('fit' as const), fit: fc.constantFrom('warp' as const, 'cover' as const) }),
    fc.record({ kind: fc.constant('step' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const { engine, settle, once } = staged();
      const store = createAppStore(engine, models, defaultView('en'), nothing);
      const bytes = new Map<Blob, number>();
      let wrong = 0;
      store.subscribe(({ runs }) => {
        for (const { last } of Object.values(runs))
          if (last && seen(last) !== bytes.get(last.picture.blob)) wrong++;
      });
      let good: number | undefined;
      for (const step of actions) {
        if (step.kind === 'picture') {
          const blob = picture(step.byte);
          bytes.set(blob, step.byte);
          if (step.byte > 0) good = step.byte;
          store.getState().choosePicture(blob, origin);
          if (step.byte === 0) await settle();
        } else if (step.kind === 'model') store.getState().look({ models: [step.id] });
        else if (step.kind === 'fit') store.getState().look({ fit: step.fit });
        else await once();
      }
      await settle();
      const { view, runs } = store.getState();
      expect(wrong).toBe(0);
      const last = runs[view.models[0] ?? '']?.last;
      expect(seen(last)).toBe(good);
      if (last) expect(last.fit).toBe(view.fit);
    }),
    { numRuns: 150 },
  );
});

test('a picture that cannot be read is reported; the last good picture and its result stay', async () => {
  const { engine, settle } = staged();
  const store = createAppStore(engine, models, defaultView('en'), nothing);
  store.getState().choosePicture(picture(7), origin);
  await settle();
  const before = store.getState().picture;
  store.getState().choosePicture(picture(0), origin);
  await settle();
  expect(shown(store)).toBe(7);
  expect(store.getState().picture).toBe(before);
  expect(store.getState().failure).toMatchObject({ kind: 'picture', reason: 'not-a-picture' });
});

test('nothing is run again for a change that needs no run, and only what is missing is', async () => {
  const { engine, settle, calls } = staged();
  const store = createAppStore(engine, models, defaultView('en'), nothing);
  store.getState().choosePicture(picture(7), origin);
  await settle();
  expect(calls).toEqual(['load 1.1', 'frame warp', 'run 1.1']);
  store.getState().look({ layer: 'conv1', channel: 3, sort: 'mean' });
  await settle();
  expect(calls.length).toBe(3);
  store.getState().look({ models: ['1.0', '1.1'] });
  await settle();
  expect(calls.slice(3)).toEqual(['load 1.0', 'frame warp', 'run 1.0']);
  store.getState().look({ pre: true, models: ['1.1'] });
  await settle();
  expect(calls.slice(6)).toEqual(['frame warp', 'run 1.1']);
  expect(store.getState().runs['1.1']?.last?.activations.pre.size).toBe(1);
});

test('a model that failed to load is not asked for again until the user tries again', async () => {
  const { engine, settle } = staged();
  let fails = true;
  let asked = 0;
  const load: RevivableEngine['load'] = (source, options) => {
    asked++;
    return fails
      ? Promise.reject(new EngineError({ kind: 'fetch', url: 'u', status: 404 }))
      : engine.load(source, options);
  };
  const store = createAppStore({ ...engine, load }, models, defaultView('en'), nothing);
  store.getState().choosePicture(picture(9), origin);
  await settle();
  store.getState().look({ layer: 'conv1' });
  await settle();
  expect(asked).toBe(1);
  expect(store.getState().failure).toMatchObject({ kind: 'fetch', status: 404 });
  fails = false;
  store.getState().retry();
  await settle();
  expect(shown(store)).toBe(9);
  expect(store.getState().failure).toBeNull();
});

test('the picture that the page opens with overtakes no word of a worker’s death; one that is chosen later does', () => {
  const store = createAppStore(staged().engine, models, defaultView('en'), nothing);
  const { bury, choosePicture } = store.getState();
  const death = { failure: { kind: 'crashed', message: '' }, again: true, instead: null } as const;
  bury(death);
  choosePicture(picture(1), origin);
  expect(store.getState().death).toBe(death);
  choosePicture(picture(2), origin);
  expect(store.getState().death).toBeNull();
});

test('a piece that arrives of a model changes how far it is, and nothing of the models', async () => {
  let tell: (loaded: number) => void = () => undefined;
  const { engine, settle } = staged();
  const loading: RevivableEngine = {
    ...engine,
    load: (_source, { onProgress } = {}) =>
      new Promise(() => (tell = (loaded) => onProgress?.({ step: 'download', loaded, total: 10 }))),
  };
  const store = createAppStore(loading, models, { ...defaultView('en'), models: ['1.1'] }, nothing);
  store.getState().look({});
  await settle();
  const { models: before } = store.getState();
  expect(before['1.1']?.loading).toEqual({ status: 'loading' });
  tell(4);
  expect(store.getState().progress).toEqual({ step: 'download', loaded: 4, total: 10 });
  expect(store.getState().models).toBe(before);
});
