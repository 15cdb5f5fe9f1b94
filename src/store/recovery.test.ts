import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failureOf, type Engine } from '../engine/engine';
import { revive } from '../engine/revive';
import { fakeWorker, framedAs, loadedAs, modelNamed, pixelOf } from '../fixtures/engine';
import { createAppStore } from './store';
import { defaultView } from './url';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** One call of the page: how often its worker died under it, and how it ended. */
interface Asked {
  cancelled: boolean;
  deaths: ('crashed' | 'hung')[];
  ended: string | null;
}

/** The page's state on a worker that answers when it is told to, and dies or hangs when it is told to. */
function staged() {
  const living = new Set<object>();
  const all: Asked[] = [];
  let waiting: (() => void)[] = [];
  let crash: (() => void) | null = null;

  const engine = revive(
    () => {
      waiting = [];
      const step = <T>(value: () => T | Promise<T>) =>
        new Promise<void>((resolve) => waiting.push(resolve)).then(value);
      const worker = fakeWorker(
        {
          load: (_source, options) =>
            step(() => {
              options?.signal?.throwIfAborted();
              return loadedAs();
            }),
          frame: ({ blob }) =>
            step(async () => framedAs(pixelOf(new Uint8Array(await blob.arrayBuffer())[0] ?? 0))),
          run: (_model, { data }) =>
            step(() => ({
              activations: {
                post: new Map([['seen', { dims: [1], data: Float32Array.of(data[0] ?? 0) }]]),
                pre: new Map(),
              },
              runMs: 1,
            })),
        },
        () => living.delete(worker),
      );
      living.add(worker);
      crash = worker.crash;
      return worker;
    },
    1,
    (death) => store.getState().bury(death),
  );

  const noted = async <T>(call: Promise<T>): Promise<T> => {
    const asked: Asked = { cancelled: false, deaths: [], ended: null };
    all.push(asked);
    const end = (how: string) => (asked.ended = how);
    call.then(
      () => end('done'),
      (thrown: unknown) => end(failureOf(thrown).kind),
    );
    return call;
  };
  const load: Engine['load'] = (...given) => noted(engine.load(...given));
  const frame: Engine['frame'] = (...given) => noted(engine.frame(...given));
  const run: Engine['run'] = (...given) => noted(engine.run(...given));
  const store = createAppStore(
    { ...engine, load, frame, run },
    ['1.0', '1.1'].map((id) => modelNamed(id)),
    defaultView('en'),
    { networks: new Map(), results: new Map() },
  );
  const open = () => all.filter(({ ended }) => ended === null);

  return {
    store,
    all,
    living,
    open,
    once: () => waiting.shift()?.(),
    die: (how: 'crashed' | 'hung') => {
      for (const { deaths } of open()) deaths.push(how);
      if (how === 'crashed') crash?.();
      else vi.advanceTimersByTime(601_000);
    },
    settle: async () => {
      for (let quiet = 0; quiet < 4; quiet++) {
        if (waiting.length > 0) quiet = 0;
        waiting.shift()?.();
        await turn();
      }
    },
  };
}

test('property: whatever is asked, cancelled, dies or hangs, each call ends as its deaths say, and the page as it was asked', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('picture' as const), byte: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('model' as const), id: fc.constantFrom('1.0', '1.1') }),
    fc.record({
      kind: fc.constant('layer' as const),
      layer: fc.constantFrom('conv1', 'fire2/squeeze1x1', 'pool10'),
    }),
    fc.record({ kind: fc.constantFrom('step', 'step', 'crashed', 'hung', 'cancel', 'retry', 'restart') }),
  );
  const endings = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const { store, all, living, open, once, die, settle } = staged();
      const shown = (id: string) => store.getState().runs[id]?.last?.activations.post.get('seen')?.data[0];
      const bytes = new Map<Blob, number>();
      // What a page without faults would come to.
      const model = {
        picture: undefined as number | undefined,
        id: '1.1',
        layer: store.getState().view.layer,
      };
      let wrong = 0;
      store.subscribe(({ runs }, before) => {
        for (const [id, { last }] of Object.entries(runs)) {
          if (!last && before.runs[id]?.last) wrong++;
          const seen = last?.activations.post.get('seen')?.data[0];
          if (last && seen !== bytes.get(last.picture.blob)) wrong++;
        }
      });
      const choose = (byte: number) => {
        const blob = new Blob([Uint8Array.of(byte)]);
        bytes.set(blob, byte);
        model.picture = byte;
        store.getState().choosePicture(blob, { kind: 'camera' });
      };

      for (const step of actions) {
        if (step.kind === 'picture') choose(step.byte);
        else if (step.kind === 'model') store.getState().look({ models: [(model.id = step.id)] });
        else if (step.kind === 'layer') store.getState().look({ layer: (model.layer = step.layer) });
        else if (step.kind === 'crashed' || step.kind === 'hung') die(step.kind);
        else if (step.kind === 'restart') store.getState().useBackend(1);
        else if (step.kind === 'retry') store.getState().retry();
        else if (step.kind === 'cancel') {
          for (const asked of open()) asked.cancelled = true;
          store.getState().cancel();
        } else once();
        await turn();
        expect(living.size).toBeLessThanOrEqual(1);
      }
      await settle();

      expect(open()).toEqual([]);
      for (const { deaths, ended, cancelled } of all) {
        const expected = deaths[1] ?? 'done';
        endings.set(ended ?? '', (endings.get(ended ?? '') ?? 0) + 1);
        if (!cancelled || ended !== 'cancelled') expect(ended).toBe(expected);
      }
      if (all.every(({ ended }) => ended === 'done')) expect(store.getState().failure).toBeNull();
      // What was asked for is shown, or it is said why not.
      if (store.getState().failure === null) expect(shown(model.id)).toBe(model.picture);
      else store.getState().retry();
      await settle();
      const { failure, view, picture } = store.getState();
      expect({ failure, layer: view.layer, models: view.models, wrong }).toEqual({
        failure: null,
        layer: model.layer,
        models: [model.id],
        wrong: 0,
      });
      expect(picture && bytes.get(picture.blob)).toBe(model.picture ?? null);
      expect(shown(model.id)).toBe(model.picture);
    }),
    { numRuns: 200 },
  );
  // All of it has happened.
  expect([...endings.keys()].sort()).toEqual(['cancelled', 'crashed', 'done', 'hung']);
});
