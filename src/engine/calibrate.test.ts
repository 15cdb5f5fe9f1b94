import { expect, test } from 'vitest';
import { fakeEngine, modelNamed, pixelOf } from '../fixtures/engine';
import { calibrate, candidates, fastest } from './calibrate';
import { EngineError, type Backend, type Failure } from './engine';

const { source } = modelNamed('m');
const lost = { kind: 'device', reason: 'failed', message: 'lost' } as const;

/** An engine whose runs take these milliseconds one after the other; it fails when there are none left. */
function running(name: Backend, log: Backend[], times: number[]) {
  return fakeEngine({
    run: async () => {
      log.push(name);
      const runMs = times.shift();
      if (runMs === undefined) throw new EngineError(lost);
      return { activations: { post: new Map(), pre: new Map() }, runMs };
    },
  });
}

async function measured(times: readonly (readonly [Backend, number[]])[]) {
  const log: Backend[] = [];
  const refused: Failure[] = [];
  const engines = new Map(times.map(([name, each]) => [name, running(name, log, each)]));
  const found = await calibrate(engines, source, pixelOf(1), (failure) => refused.push(failure));
  return { found, log, refused };
}

test('runs take turns; the median counts, and the one that warms up does not', async () => {
  const { found, log } = await measured([
    [1, [900, 30, 31, 99, 29, 30]],
    ['webgpu', [5000, 9, 8, 7, 9, 8]],
  ]);
  expect(found).toEqual(
    new Map<Backend, number>([
      [1, 30],
      ['webgpu', 8],
    ]),
  );
  expect(log.slice(0, 4)).toEqual([1, 'webgpu', 1, 'webgpu']);
});

test('a graphics processor that does not start, or is lost on the way, is left out and told', async () => {
  for (const times of [[], [5000, 1, 1]]) {
    const { found, refused } = await measured([
      [1, [1, 1, 1, 1, 1, 1]],
      ['webgpu', times],
    ]);
    expect([...found.keys()]).toEqual([1]);
    expect(refused).toEqual([lost]);
  }
});

test('without the first there is no measurement', async () => {
  await expect(measured([[1, []]])).rejects.toMatchObject({ failure: lost });
});

test('the first within 5 % of the fastest is kept: fewer threads before more, WebAssembly before WebGPU', () => {
  const of = (...times: [Backend, number][]) => fastest(new Map(times));
  expect(of([1, 30], [2, 20], [4, 19.5], ['webgpu', 19.2])).toBe(2);
  expect(of([1, 30], [2, 20], ['webgpu', 18])).toBe('webgpu');
  expect(of()).toBeNull();
});

test('no more threads are tried than there are cores, and always one', () => {
  expect(candidates(1)).toEqual([1]);
  expect(candidates(6)).toEqual([1, 2, 4]);
});
