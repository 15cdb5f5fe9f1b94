import { expect, test } from 'vitest';
import { fakeEngine, framedAs, loadedAs, modelNamed, onePixel, pixelOf } from '../fixtures/engine';
import { show } from '../fixtures/page';
import type { Layer, Network } from '../network/types';
import { createAppStore, type AppStore } from '../store/store';
import { defaultView } from '../store/url';
import { ArithmeticPanel } from './ArithmeticPanel';
import { useStore } from './useStore';

const model = modelNamed('m', { ...onePixel, order: 'RGB', mean: [10, 20, 30] });
const shared = {
  preTensor: null,
  cost: { parameters: null, macs: null, outputBytes: null },
  receptive: null,
  nodes: [],
};
const layers: readonly Layer[] = [
  {
    ...shared,
    key: 'input',
    op: { kind: 'input' },
    role: 'input',
    inputs: [],
    tensor: 'x',
    shape: [3, 1, 1],
  },
  {
    ...shared,
    key: 'conv1',
    op: {
      kind: 'conv',
      window: { kernel: [1, 1], strides: [1, 1], dilations: [1, 1], pads: [0, 0, 0, 0], ceil: false },
      groups: 1,
      weight: 'w',
      bias: null,
    },
    role: 'conv',
    inputs: ['input'],
    tensor: 'y',
    shape: [1, 1, 1],
  },
];
const network: Network = {
  name: '',
  producer: '',
  opset: 13,
  input: { tensor: 'x', shape: [3, 1, 1] },
  layers,
  stages: [],
  outputs: [],
  logits: null,
  probabilities: null,
};
const tensor = (...data: number[]) => ({ dims: [1, data.length, 1, 1], data: Float32Array.from(data) });

/** A runtime that multiplied the picture (11, 22, 33 less the mean: 1, 2, 3) by 1, 10, 100; `weights` are what the page is given. */
function multiplier(weights: number[]) {
  return fakeEngine({
    load: async () => loadedAs(network),
    frame: async () => framedAs(pixelOf(11, 22, 33)),
    run: async () => ({
      activations: {
        post: new Map([
          ['input', tensor(1, 2, 3)],
          ['conv1', tensor(321)],
        ]),
        pre: new Map(),
      },
      runMs: 1,
    }),
    parameters: async () => ({
      weight: { dims: [1, 3, 1, 1], data: Float32Array.from(weights) },
      bias: null,
    }),
  });
}

function Panel({ store }: { store: AppStore }) {
  const view = useStore(store, (state) => state.view);
  return <ArithmeticPanel store={store} view={view} classes={[]} />;
}

async function opened(weights: number[]) {
  const view = { ...defaultView('en'), models: ['m'], layer: 'conv1', channel: 0 };
  const store = createAppStore(multiplier(weights), [model], view, {
    networks: new Map(),
    results: new Map(),
  });
  const page = show(<Panel store={store} />);
  store.getState().choosePicture(new Blob(['x']), { kind: 'camera' });
  return { page, store };
}

test('with the runtime’s own weights it agrees; the way down ends at the pixel, and leads back', async () => {
  const { page, store } = await opened([1, 10, 100]);
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('321.000');
  await expect.element(page.getByText('Agrees with ONNX Runtime')).toBeVisible();
  await page.getByRole('button', { name: /^ch 2/ }).click();
  await expect.element(page.getByText('blue of the pixel in column 0, row 0')).toBeVisible();
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('3.00000');
  expect(store.getState().view).toMatchObject({ layer: 'input', channel: 2, at: { row: 0, column: 0 } });
  await page.getByRole('button', { name: 'conv1, channel 0, row 0, column 0' }).click();
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('321.000');
  expect(page.getByRole('navigation').elements()).toEqual([]);
});

test('one weight changed in the model, but not in the runtime’s copy, and it disagrees', async () => {
  const { page } = await opened([1, 10, 101]);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Difference +3.000');
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('324.000');
  await expect.element(page.getByRole('status', { name: 'Runtime' })).toHaveTextContent('321.000');
});

test('a position that the layer does not have is none', async () => {
  const { page, store } = await opened([1, 10, 100]);
  store.getState().look({ channel: 7 });
  await expect.element(page.getByText('Pick a value in the map')).toBeVisible();
});
