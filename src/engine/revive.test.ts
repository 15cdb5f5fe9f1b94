import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeWorker, loadedAs, modelNamed, pixelOf } from '../fixtures/engine';
import { EngineError, type Engine } from './engine';
import { revive, type Death } from './revive';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const { source } = modelNamed('m');
const pixels = pixelOf(1);
const answer = { activations: { post: new Map(), pre: new Map() }, runMs: 1 };
const never = () => new Promise<never>(() => undefined);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What goes on in a run or a load: it goes well unless it is told otherwise, once each. */
type Fate = 'well' | 'crash' | 'hang' | 'no memory' | 'not started' | 'trap' | 'device lost';

interface Staged {
  threads?: number;
  gpu?: boolean;
  runs?: Fate[];
  loads?: Fate[];
}

function staged({ threads = 1, gpu = false, runs = [], loads = [] }: Staged) {
  const log: string[] = [];
  const deaths: Death[] = [];
  let started = 0;
  const engine = revive(
    (backend) => {
      const name = `w${++started}/${backend}`;
      const befall = <T>(fate: Fate | undefined, value: T): Promise<T> => {
        if (fate === 'crash') queueMicrotask(worker.crash);
        if (fate === 'crash' || fate === 'hang') return never();
        if (fate === 'no memory') throw new RangeError('WebAssembly.Memory(): could not allocate memory');
        if (fate === 'trap') throw new WebAssembly.RuntimeError('unreachable');
        if (fate === 'device lost')
          throw new EngineError({ kind: 'device', reason: 'failed', message: 'lost' });
        if (fate === 'not started') throw new Error('no available backend found');
        return Promise.resolve(value);
      };
      const worker = fakeWorker(
        {
          load: async () => {
            log.push(`${name} load`);
            return befall(loads.shift(), loadedAs(undefined, backend));
          },
          run: async () => {
            log.push(`${name} run`);
            return befall(runs.shift(), answer);
          },
          unload: never,
        },
        () => log.push(`${name} end`),
      );
      return worker;
    },
    threads,
    (death) => deaths.push(death),
    gpu,
  );
  return { engine, log, deaths, run: () => engine.run('m', pixels, { kind: 'all', pre: false }) };
}

test('a worker that dies in a run is replaced, its models loaded again and the run made once more', async () => {
  const { engine, log, deaths, run } = staged({ threads: 2, runs: ['crash'] });
  await engine.load(source);
  await run();
  expect(log).toEqual(['w1/2 load', 'w1/2 run', 'w1/2 end', 'w2/2 load', 'w2/2 run']);
  expect(deaths).toEqual([
    { failure: { kind: 'crashed', message: 'the worker dies' }, again: true, instead: null },
  ]);
});

test('a run that dies twice fails as crashed, and the next call starts afresh', async () => {
  const { engine, log, run } = staged({ runs: ['crash', 'crash'] });
  await engine.load(source);
  await expect(run()).rejects.toMatchObject({ failure: { kind: 'crashed' } });
  await expect(run()).resolves.toMatchObject({ runMs: 1 });
  expect(log.slice(-2)).toEqual(['w3/1 load', 'w3/1 run']);
});

test('a load that dies with its worker is made once more', async () => {
  const { engine, log } = staged({ loads: ['well', 'crash'] });
  await engine.load(source);
  await expect(engine.load(modelNamed('n').source)).resolves.toMatchObject({ sessionMs: 1 });
  expect(log).toEqual(['w1/1 load', 'w1/1 load', 'w1/1 end', 'w2/1 load']);
});

test('what is asked beside a call that has no memory left goes on in the next worker, and is no second death', async () => {
  const { engine, log, deaths, run } = staged({ runs: ['no memory', 'hang', 'trap'] });
  await engine.load(source);
  const unlucky = run().then(
    ({ runMs }) => runMs,
    () => 'failed',
  );
  await expect(run()).resolves.toMatchObject({ runMs: 1 });
  await expect(unlucky).resolves.toBe('failed');
  expect(log.filter((line) => line.endsWith('end'))).toEqual(['w1/1 end', 'w2/1 end']);
  expect(deaths.map(({ failure }) => failure.kind)).toEqual(['memory', 'crashed']);
});

test('a hang is ended after the limit, and with threads the next worker has one', async () => {
  const { engine, log, deaths, run } = staged({ threads: 4, runs: ['hang'] });
  await engine.load(source);
  const result = run();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(log).toEqual(['w1/4 load', 'w1/4 run']);
  await vi.advanceTimersByTimeAsync(2000);
  await expect(result).resolves.toMatchObject({ runMs: 1 });
  expect(log.slice(2)).toEqual(['w1/4 end', 'w2/1 load', 'w2/1 run']);
  expect(deaths).toEqual([
    { failure: { kind: 'hung', call: 'run', seconds: 120 }, again: true, instead: 'one-thread' },
  ]);
});

for (const fate of ['not started', 'crash', 'hang', 'no memory'] as const)
  test(`threads with which the runtime does not start (${fate}) are not tried again`, async () => {
    const { engine, log, deaths } = staged({ threads: 2, loads: [fate] });
    const loading = engine.load(source);
    await vi.advanceTimersByTimeAsync(121_000);
    await expect(loading).resolves.toMatchObject({ device: { threads: 1 } });
    engine.restart();
    await engine.load(source);
    expect(log).toEqual(['w1/2 load', 'w1/2 end', 'w2/1 load', 'w2/1 end', 'w3/1 load']);
    expect(deaths).toMatchObject([{ again: true, instead: 'one-thread' }]);
    engine.restart(4);
    await expect(engine.load(source)).resolves.toMatchObject({ device: { threads: 4 } });
  });

for (const fate of ['device lost', 'crash', 'no memory', 'hang'] as const) {
  test(`a run on WebGPU that ends as ${fate} is made again on WebAssembly with its threads, and WebGPU stays away until it is asked for`, async () => {
    const { engine, log, deaths, run } = staged({ threads: 2, gpu: true, runs: ['well', fate] });
    await engine.load(source);
    await run();
    const result = run();
    await vi.advanceTimersByTimeAsync(121_000);
    await expect(result).resolves.toMatchObject({ runMs: 1 });
    expect(log.slice(3)).toEqual(['w1/webgpu end', 'w2/2 load', 'w2/2 run']);
    expect(deaths).toMatchObject([{ again: true, instead: 'wasm' }]);
    engine.restart();
    await expect(engine.load(source)).resolves.toMatchObject({ device: { provider: 'wasm' } });
    engine.restart('webgpu');
    await expect(engine.load(source)).resolves.toMatchObject({ device: { provider: 'webgpu' } });
  });

  test(`WebGPU that does not start (${fate}) leaves WebAssembly its own second attempt`, async () => {
    const { engine, log, deaths } = staged({ threads: 2, gpu: true, loads: [fate, 'not started'] });
    const loading = engine.load(source);
    await vi.advanceTimersByTimeAsync(121_000);
    await expect(loading).resolves.toMatchObject({ device: { provider: 'wasm', threads: 1 } });
    expect(log.filter((line) => line.endsWith('load'))).toEqual(['w1/webgpu load', 'w2/2 load', 'w3/1 load']);
    expect(deaths.map(({ instead }) => instead)).toEqual(['wasm', 'one-thread']);
  });
}

test('a runtime that starts with one thread no better fails, and the threads are tried again', async () => {
  const { engine, log } = staged({ threads: 2, loads: ['not started', 'not started'] });
  await expect(engine.load(source)).rejects.toMatchObject({ failure: { kind: 'runtime' } });
  await expect(engine.load(source)).resolves.toMatchObject({ device: { threads: 2 } });
  expect(log).toEqual(['w1/2 load', 'w1/2 end', 'w2/1 load', 'w2/1 end', 'w3/2 load']);
});

test('a model that the runtime refuses is no death of a worker that has run another', async () => {
  const { engine, log, deaths } = staged({ threads: 2, loads: ['well', 'not started'] });
  await engine.load(source);
  await expect(engine.load(modelNamed('n').source)).rejects.toMatchObject({ failure: { kind: 'runtime' } });
  expect([log, deaths]).toEqual([['w1/2 load', 'w1/2 load'], []]);
});

test('a restart with another number of threads goes on with what is open, however often', async () => {
  const { engine, log, run } = staged({ runs: ['hang', 'hang', 'hang'] });
  await engine.load(source);
  const result = run();
  for (const threads of [2, 3, 4]) {
    await settled();
    engine.restart(threads);
  }
  await expect(result).resolves.toMatchObject({ runMs: 1 });
  expect(log.slice(-2)).toEqual(['w4/4 load', 'w4/4 run']);
});

test('a model that is let go of while its worker ends is gone', async () => {
  const { engine } = staged({});
  await engine.load(source);
  const letting = engine.unload('m');
  engine.restart();
  await expect(letting).resolves.toBeUndefined();
});

test('a model that cannot be fetched again fails its run, and is fetched once more for the next', async () => {
  const fails = [true, false];
  let crash = () => undefined as void;
  let loads = 0;
  const engine = revive(() => {
    const load: Engine['load'] = async () => {
      if (loads++ > 0 && fails.shift()) throw new EngineError({ kind: 'fetch', url: 'u', status: null });
      return loadedAs();
    };
    const worker = fakeWorker({ load, run: async () => answer });
    crash = worker.crash;
    return worker;
  }, 1);
  await engine.load(source);
  crash();
  const run = () => engine.run('m', pixels, { kind: 'all', pre: false });
  await expect(run()).rejects.toMatchObject({ failure: { kind: 'fetch' } });
  await expect(run()).resolves.toMatchObject({ runMs: 1 });
});
