import { afterEach, expect, test, vi } from 'vitest';
import { fakeEngine, framedAs, modelNamed, pixelOf } from '../fixtures/engine';
import { createAppStore, type AppStore } from '../store/store';
import { defaultView } from '../store/url';
import { takePicture } from './received';
import { followSample } from './samples';

afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((resolve) => setImmediate(resolve));

function opened(answers: (() => Response | Promise<Response>)[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const [answer = () => new Response('picture')] = answers.splice(0, 1);
    return answer();
  });
  const engine = fakeEngine({
    frame: async () => framedAs(pixelOf(1)),
    run: async () => ({ activations: { post: new Map(), pre: new Map() }, runMs: 1 }),
  });
  const view = { ...defaultView('en'), models: ['m'], sample: null };
  const store = createAppStore(engine, [modelNamed('m')], view, { networks: new Map(), results: new Map() });
  followSample(store);
  return { store, asked };
}

const broken = () =>
  new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }));

const retried = (store: AppStore) => store.getState().retry();
const chosen = (store: AppStore) => store.getState().look({ sample: 'lemon.jpg' });

for (const [what, answer, status, again] of [
  ['is not there', () => new Response('', { status: 404 }), 404, retried],
  ['cannot be asked for', () => Promise.reject(new TypeError('no network')), null, chosen],
  ['is cut on its way', broken, null, retried],
] as const)
  test(`a sample that ${what} is told, stays the one that the view names, and is fetched again when that is asked for`, async () => {
    const { store, asked } = opened([answer]);
    store.getState().look({ sample: 'lemon.jpg' });
    await settled();
    expect(store.getState()).toMatchObject({
      failure: { kind: 'fetch', url: 'samples/lemon.jpg', status },
      view: { sample: 'lemon.jpg' },
    });
    again(store);
    await settled();
    await settled();
    expect(asked).toEqual(['samples/lemon.jpg', 'samples/lemon.jpg']);
    expect(store.getState()).toMatchObject({ failure: null, missing: null, view: { sample: 'lemon.jpg' } });
    expect(store.getState().picture?.origin).toEqual({ kind: 'sample', file: 'lemon.jpg' });
  });

test('another picture meanwhile: nothing is left to be tried again', async () => {
  const { store, asked } = opened([() => new Response('', { status: 404 })]);
  store.getState().look({ sample: 'lemon.jpg' });
  await settled();
  takePicture(store, new File(['x'], 'own.png'));
  store.getState().retry();
  await settled();
  expect(asked).toHaveLength(1);
});
