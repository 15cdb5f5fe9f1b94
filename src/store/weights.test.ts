import { expect, test, vi } from 'vitest';
import { EngineError, type LayerParameters } from '../engine/engine';
import type { RevivableEngine } from '../engine/revive';
import { fakeEngine, modelNamed } from '../fixtures/engine';
import { createAppStore } from './store';
import { defaultView } from './url';

const parametersOf = (weight: number): LayerParameters => ({
  weight: { dims: [1, 1], data: Float32Array.of(weight) },
  bias: null,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

function opened() {
  const parameters = vi.fn<RevivableEngine['parameters']>(async () => parametersOf(1));
  const spectrum = vi.fn<RevivableEngine['spectrum']>(async () => Float64Array.of(2, 1));
  const engine = fakeEngine({ parameters, spectrum });
  const view = { ...defaultView('en'), models: ['m'] };
  const store = createAppStore(engine, [modelNamed('m')], view, { networks: new Map(), results: new Map() });
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
  store.getState().useBackend(1);
  await settled();
  answer(parametersOf(7));
  await settled();
  expect(of()?.parameters).toEqual({});
});
