import { expect, test, vi } from 'vitest';
import { EngineError, type CameraFrame, type Seen, type Want } from '../engine/engine';
import { fakeEngine, framedAs, loadedAs, modelNamed, pixelOf } from '../fixtures/engine';
import { released } from '../fixtures/networks';
import type { Decoded } from '../tensor/pixels';
import type { Frames } from './shots';
import { createAppStore } from './store';
import { defaultView } from './url';

const networks = { '1.0': released('1.0'), '1.1': released('1.1') };
const numberOf = (frame: CameraFrame | Decoded) => ('height' in frame ? frame.height : 0);
const settled = async () => {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve));
};

/**
 * A page with a camera whose n-th frame is a pixel of brightness n, and an engine that answers when told to: every asked layer
 * has two channels, of n and 10 n.
 */
async function opened() {
  const asked: { frame: number; model: string; want: Want; answer: (failure?: EngineError) => void }[] = [];
  const engine = fakeEngine({
    load: async ({ id }) => loadedAs(id === '1.0' ? networks['1.0'] : networks['1.1']),
    frame: async ({ blob }) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return framedAs(pixelOf(bytes.at(-2) ?? 0));
    },
    run: async (_, pixels) => result(pixels.data[0] ?? 0, ['conv1']),
    see: (model, frame, _, want) =>
      new Promise<Seen>((resolve, reject) => {
        const n = numberOf(frame);
        const keys = want.kind === 'all' ? networks['1.1'].layers.map(({ key }) => key) : want.keys;
        const answer = (failure?: EngineError) =>
          failure ? reject(failure) : resolve({ ...result(n, keys), framed: framedAs(pixelOf(n)) });
        asked.push({ frame: n, model, want, answer });
      }),
  });
  const result = (n: number, keys: readonly string[]) => {
    const tensor = { dims: [1, 2], data: Float32Array.of(n, 10 * n) };
    return { activations: { post: new Map(keys.map((key) => [key, tensor])), pre: new Map() }, runMs: n };
  };
  const models = ['1.0', '1.1'].map((id) => modelNamed(id));
  const view = { ...defaultView('en'), models: ['1.1'], layer: 'conv1' };
  const store = createAppStore(engine, models, view, { networks: new Map(), results: new Map() });
  store.getState().choosePicture(new Blob([new Uint8Array([99, 255])]), { kind: 'clipboard' });
  await settled();
  let given = 0;
  const open = new Set<number>();
  const close = vi.fn();
  const frames: Frames = {
    next: async () => {
      const height = ++given;
      open.add(height);
      return { width: 1, height, close: () => open.delete(height) } satisfies CameraFrame;
    },
    still: async (frame) => new Blob([new Uint8Array([numberOf(frame), 255])]),
    close,
  };
  const { camera } = store.getState();
  camera.start(frames);
  await settled();
  const answer = async (failure?: EngineError) => {
    asked.at(-1)?.answer(failure);
    await settled();
  };
  const shown = () => {
    const { runs, view } = store.getState();
    return runs[view.models[0] ?? '']?.last?.framed.pixels.data[0];
  };
  return { store, camera, asked, answer, shown, open, close };
}

test('one frame at a time: the next is taken when the last result has come, and picture and tensors belong together', async () => {
  const { store, asked, answer, shown, open } = await opened();
  expect(asked.map(({ frame }) => frame)).toEqual([1]);
  expect(shown()).toBe(99);
  for (const n of [1, 2, 3]) {
    await answer();
    expect(asked.map(({ frame }) => frame)).toEqual(Array.from({ length: n + 1 }, (_, i) => i + 1));
    expect(shown()).toBe(n);
    const last = store.getState().runs['1.1']?.last;
    expect(last?.activations.post.get('conv1')?.data[0]).toBe(n);
    // The one on view and the one that runs.
    expect([...open]).toEqual([n, n + 1]);
  }
  const [first, second] = asked.map(({ want }) => want);
  expect(first).toEqual({ kind: 'all', pre: false });
  expect(second).toEqual({ kind: 'some', pre: false, keys: ['conv1', 'pool10', 'prob'] });
});

test('frozen: the frame on view in full as an ordinary picture; a result that comes later is dropped; a step is one frame', async () => {
  const { store, camera, asked, answer, shown, open } = await opened();
  await answer();
  camera.freeze();
  await settled();
  expect(store.getState().live).toMatchObject({ kind: 'frozen', frame: 1 });
  expect(store.getState().picture?.origin).toEqual({ kind: 'camera' });
  expect(store.getState().runs['1.1']).toMatchObject({
    status: 'done',
    last: { picture: store.getState().picture },
  });
  expect(shown()).toBe(1);
  await answer();
  expect(shown()).toBe(1);
  expect(asked).toHaveLength(2);
  expect([...open]).toEqual([1]);
  camera.step();
  await settled();
  await answer();
  expect(asked.map(({ frame }) => frame)).toEqual([1, 2, 3]);
  expect(shown()).toBe(3);
  expect(store.getState().live).toMatchObject({ kind: 'frozen', frame: 2 });
  camera.goOn();
  await settled();
  await answer();
  expect(store.getState().live.kind).toBe('running');
  expect(shown()).toBe(4);
});

test('pinned channels have their mean in every moment from then on; at most four', async () => {
  const { store, camera, answer } = await opened();
  await answer();
  for (const channel of [1, 1, 0, 7, 8, 9]) camera.pin({ layer: 'conv1', channel });
  expect(store.getState().pins.map(({ channel }) => channel)).toEqual([1, 0, 7, 8]);
  await answer();
  await answer();
  camera.unpin({ layer: 'conv1', channel: 0 });
  await answer();
  const { live } = store.getState();
  const means = live.kind === 'off' ? [] : live.moments.map((each) => each.means.map(({ mean }) => mean));
  // Channels that the layer lacks have none; a frame under way when a channel is pinned has it all the same, if its layer was asked for.
  expect(means).toEqual([[], [20, 2], [30, 3], [40]]);
});

test('back to a kept moment: its own pixels are looked at', async () => {
  const { store, camera, answer, shown } = await opened();
  for (let i = 0; i < 3; i++) await answer();
  camera.scrub(2);
  await settled();
  expect(store.getState().live).toMatchObject({ kind: 'frozen', frame: 2 });
  expect(store.getState().picture?.blob.type).toBe('image/bmp');
  expect(shown()).toBe(2);
});

test('another model is run from the next frame on', async () => {
  const { store, asked, answer } = await opened();
  await answer();
  store.getState().look({ models: ['1.0'] });
  await settled();
  await answer();
  await answer();
  expect(asked.map(({ model }) => model)).toEqual(['1.1', '1.1', '1.0', '1.0']);
  const { live } = store.getState();
  expect(live.kind === 'running' && live.moments.map(({ model }) => model)).toEqual(['1.0']);
});

test('stopped: the camera and every frame are let go, and the picture of before is back', async () => {
  const { store, camera, answer, shown, open, close } = await opened();
  await answer();
  camera.stop();
  await settled();
  expect(close).toHaveBeenCalledOnce();
  expect(store.getState().live.kind).toBe('off');
  expect(shown()).toBe(99);
  await answer();
  expect(shown()).toBe(99);
  expect([...open]).toEqual([]);
});

test('a picture that is chosen ends it', async () => {
  const { store, answer, shown, close } = await opened();
  await answer();
  store.getState().choosePicture(new Blob([new Uint8Array([77, 255])]), { kind: 'clipboard' });
  await settled();
  expect(close).toHaveBeenCalledOnce();
  expect(shown()).toBe(77);
});

test('a run that fails ends it and is told', async () => {
  const { store, answer, open, close } = await opened();
  await answer(new EngineError({ kind: 'runtime', message: 'no' }));
  expect(store.getState()).toMatchObject({
    live: { kind: 'off' },
    failure: { kind: 'runtime', message: 'no' },
  });
  expect(close).toHaveBeenCalledOnce();
  expect([...open]).toEqual([]);
});
