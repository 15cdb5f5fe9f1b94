import { expect, test } from 'vitest';
import { EngineError, type Engine } from '../engine/engine';
import type { Pixels } from '../tensor/pixels';
import { createMeasuring } from './measure';
import { nothingMeasured, type Measurements, type Measuring } from './measuring';

interface Known {
  measuring: Measuring;
  measurements: Measurements;
  runs: Record<string, { last: { framed: { pixels: Pixels } } }>;
}

const pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const file = () => ({ kind: 'file', bytes: new Uint8Array(1), input: 'x', dims: [1] }) as const;
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A store of what measuring touches, and an engine whose profiles end when told to. */
function setting() {
  let state: Known = {
    measuring: { status: 'idle' },
    measurements: nothingMeasured,
    runs: { '1.0': { last: { framed: { pixels } } }, '1.1': { last: { framed: { pixels } } } },
  };
  const waiting: { report: () => void; end: () => void; fail: (thrown: unknown) => void }[] = [];
  const profile: Engine['profile'] = (_subject, runs, options) => {
    const report = () => options?.onProgress?.({ step: 'profile', loaded: 1, total: runs + 1 });
    report();
    return new Promise((resolve, reject) =>
      waiting.push({
        report,
        end: () =>
          resolve({ nodes: [{ name: 'n', op: 'Conv', form: '', ms: [2] }], runs: [2], resolutionMs: 0.1 }),
        fail: reject,
      }),
    );
  };
  const store = {
    getState: () => state,
    setState: (change: Partial<Known> | ((state: Known) => Partial<Known>)) => {
      state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
    },
  };
  const timed: string[] = [];
  const time: Engine['time'] = (model) => Promise.resolve(timed.push(model) + (model === '1.0' ? 100 : 0));
  const measuring = createMeasuring({ profile, time }, store);
  return { measuring, state: () => state, waiting, timed };
}

test('layers, then what the machine can do; progress meanwhile, idle at the end', async () => {
  const { measuring, state, waiting } = setting();
  void measuring.layers(['1.1']);
  await settle();
  expect(state().measuring).toEqual({ status: 'running', run: 1, runs: 21 });
  for (let probe = 0; probe < 3; probe++) {
    waiting[probe]?.end();
    await settle();
  }
  expect(state().measuring).toEqual({ status: 'idle' });
  expect(state().measurements.profiles['1.1']?.runs).toEqual([2]);
  // 768 cubed multiply-accumulates, and 32 MiB read and written, in 2 ms each.
  expect(state().measurements.peak).toEqual({ macsPerMs: 768 ** 3 / 2, bytesPerMs: 2 ** 25 });
});

test('a failure is kept, and what was measured before stays', async () => {
  const { measuring, state, waiting } = setting();
  void measuring.layers(['1.1']);
  await settle();
  waiting[0]?.end();
  await settle();
  waiting[1]?.fail(new EngineError({ kind: 'runtime', message: 'no profile' }));
  await settle();
  expect(state().measuring).toEqual({
    status: 'failed',
    failure: { kind: 'runtime', message: 'no profile' },
  });
  expect(state().measurements.profiles['1.1']).toBeDefined();
  void measuring.layers(['absent']);
  await settle();
  expect(state().measuring).toEqual({ status: 'failed', failure: { kind: 'not-loaded', model: 'absent' } });
});

test('stopped means idle at once, and what comes later changes nothing', async () => {
  const { measuring, state, waiting } = setting();
  void measuring.scaling([
    { model: '1.1', dial: 'size', setting: 128, file },
    { model: '1.1', dial: 'size', setting: 256, file },
  ]);
  await settle();
  waiting[0]?.end();
  await settle();
  expect(state().measurements.scaling).toEqual([{ model: '1.1', dial: 'size', setting: 128, ms: [2] }]);
  measuring.stop();
  expect(state().measuring).toEqual({ status: 'idle' });
  waiting[1]?.fail(new EngineError({ kind: 'cancelled' }));
  await settle();
  expect(state().measuring).toEqual({ status: 'idle' });
});

test('models run in turn, and the first round, which warms up, is not counted', async () => {
  const { measuring, state, timed } = setting();
  await measuring.inTurn(['1.0', '1.1']);
  expect(timed.slice(0, 4)).toEqual(['1.0', '1.1', '1.0', '1.1']);
  const { inTurn } = state().measurements;
  expect(inTurn?.models).toEqual(['1.0', '1.1']);
  expect(inTurn?.rounds[0]).toEqual([103, 4]);
  expect(inTurn?.rounds.length).toBe(timed.length / 2 - 1);
  expect(state().measuring).toEqual({ status: 'idle' });
});

test('word of a run that was on its way when the measurement was stopped does not begin it again', () => {
  const { measuring, state, waiting } = setting();
  void measuring.layers(['1.1']);
  measuring.stop();
  waiting[0]?.report();
  expect(state().measuring).toEqual({ status: 'idle' });
});
