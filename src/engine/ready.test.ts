import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readyArrays } from './ready';

const Own = Float32Array;
const fill = vi.spyOn(Own.prototype, 'fill');
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  fill.mockClear();
});

/** Arrays of these lengths made during some work, and which of them had been filled beforehand, as those are that lay ready. */
async function makeDuring(arrays: ReturnType<typeof readyArrays>, ...lengths: number[]) {
  vi.runAllTimers();
  const made = await arrays.during(async () => lengths.map((length) => new Float32Array(length)));
  return { made, ready: made.map((array) => fill.mock.contexts.includes(array)) };
}

test('a new array is one that lies ready, where one of its length does, and each only once', async () => {
  const arrays = readyArrays();
  arrays.prepare([3, 600_000, 3]);
  const { made, ready } = await makeDuring(arrays, 600_000, 3, 3, 3, 4);
  expect(ready).toEqual([true, true, true, false, false]);
  expect(new Set(made).size).toBe(5);
  expect(made.map(({ length }) => length)).toEqual([600_000, 3, 3, 3, 4]);
  for (const array of made) {
    expect(array).toBeInstanceOf(Own);
    expect(array.every((value) => value === 0)).toBe(true);
  }
});

test('only what was asked for last lies ready', async () => {
  const arrays = readyArrays();
  arrays.prepare([5]);
  vi.runAllTimers();
  arrays.prepare([6]);
  expect((await makeDuring(arrays, 5, 6)).ready).toEqual([false, true]);
});

test('nothing is made ready while the work goes on, and afterwards arrays are made as ever', async () => {
  const arrays = readyArrays();
  arrays.prepare([7]);
  const failing = arrays.during(async () => {
    expect(vi.getTimerCount()).toBe(0);
    expect(new Float32Array([1, 2])).toEqual(Own.of(1, 2));
    throw new Error('the run failed');
  });
  await expect(failing).rejects.toThrow('the run failed');
  expect(Float32Array).toBe(Own);
});

test('without memory to spare nothing lies ready, and nothing fails', async () => {
  const arrays = readyArrays();
  arrays.prepare([2 ** 53 - 1, 8]);
  vi.runAllTimers();
  expect((await makeDuring(arrays, 8)).ready).toEqual([false]);
});
