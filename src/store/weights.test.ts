import { expect, test, vi } from 'vitest';
import type { Model } from '../catalog';
import { EngineError, type LayerParameters } from '../engine/engine';
import type { RevivableEngine } from '../engine/revive';
import { createAppStore } from './store';
import { defaultView } from './url';

const recipe = {
  size: 1,
  resize: 1,
  via: null,
  order: 'BGR',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
} as const;
const model: Model = {
  id: 'm',
  source: { id: 'm', url: 'm.onnx', sha256: null, recipe },
  bytes: 1,
  present: true,
  weights: { kind: 'unknown', accuracy: [] },
};
const parametersOf = (weight: number): LayerParameters => ({
  weight: { dims: [1, 1], data: Float32Array.of(weight) },
  bias: null,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

function opened() {
  const never = () => Promise.reject(new Error('not in this test'));
  const parameters = vi.fn<RevivableEngine['parameters']>(async () => parametersOf(1));
  const spectrum = vi.fn<RevivableEngine['spectrum']>(async () => Float64Array.of(2, 1));
  const engine: RevivableEngine = {
    load: async () => ({
      network: {
        name: '',
        producer: '',
        opset: 13,
        input: { tensor: 'data', shape: [3, 1, 1] },
        layers: [],
        stages: [],
        logits: null,
        probabilities: null,
      },
      device: { provider: 'wasm', threads: 1, isolated: false, runtime: '1' },
      bytes: 1,
      format: 'onnx',
      shared: new Map(),
      sha256: null,
      sessionMs: 1,
    }),
    frame: never,
    run: never,
    parameters,
    spectrum,
    inspect: never,
    means: never,
    dependence: never,
    time: never,
    profile: never,
    unload: async () => undefined,
    memory: () => Promise.resolve(0),
    restart: () => undefined,
  };
  const view = { ...defaultView('en'), models: ['m'] };
  const store = createAppStore(engine, [model], view, { networks: new Map(), results: new Map() });
  return { store, parameters, spectrum, of: () => store.getState().weights['m'] };
}

test('weights and spectra are fetched once, and only of a model that is loaded', async () => {
  const { store, parameters, spectrum, of } = opened();
  store.getState().wantParameters('m', 'conv1');
  await settled();
  expect(parameters).not.toHaveBeenCalled();
  store.getState().look({});
  await settled();
  store.getState().wantParameters('m', 'conv1');
  store.getState().wantSpectrum('m', 'conv1');
  expect(of()?.spectra['conv1']).toEqual({ status: 'computing' });
  store.getState().wantParameters('m', 'conv1');
  await settled();
  expect(of()?.parameters['conv1']).toEqual({ status: 'ready', value: parametersOf(1) });
  expect(of()?.spectra['conv1']).toEqual({ status: 'ready', value: Float64Array.of(2, 1) });
  store.getState().wantSpectrum('m', 'conv1');
  expect(parameters).toHaveBeenCalledOnce();
  expect(spectrum).toHaveBeenCalledOnce();
});

test('what failed is asked for again', async () => {
  const { store, parameters, of } = opened();
  store.getState().look({});
  await settled();
  parameters.mockRejectedValueOnce(new EngineError({ kind: 'runtime', message: 'no' }));
  store.getState().wantParameters('m', 'conv1');
  await settled();
  expect(of()?.parameters['conv1']).toEqual({
    status: 'failed',
    failure: { kind: 'runtime', message: 'no' },
  });
  store.getState().wantParameters('m', 'conv1');
  await settled();
  expect(of()?.parameters['conv1']?.status).toBe('ready');
});

test('a model that is loaded anew has none, and an answer of the one before is not kept', async () => {
  const { store, parameters, of } = opened();
  store.getState().look({});
  await settled();
  let answer: (late: LayerParameters) => void = () => undefined;
  parameters.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  store.getState().wantParameters('m', 'conv1');
  store.getState().wantParameters('m', 'conv2');
  await settled();
  expect(of()?.parameters['conv2']?.status).toBe('ready');
  store.getState().useThreads(1);
  await settled();
  answer(parametersOf(7));
  await settled();
  expect(of()?.parameters).toEqual({});
});
