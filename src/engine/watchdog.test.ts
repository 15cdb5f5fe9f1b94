import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call, Port, Reply } from './protocol';
import { watch, type Silences } from './watchdog';
import { onePixel, pixelOf } from '../fixtures/engine';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const pixels = pixelOf(1);
const SECOND = 1000;

/** The page's end of a worker that does nothing by itself. */
function watched(silences: Silences = new Map()) {
  const listeners: ((event: MessageEvent<unknown>) => void)[] = [];
  const hangs: [string, number][] = [];
  const port: Port = {
    postMessage: () => undefined,
    addEventListener: (_type, listener) => listeners.push(listener),
  };
  const watching = watch(port, silences, (call, seconds) => hangs.push([call, seconds]));
  let last = 0;
  const ask = (call: Call) => watching.postMessage({ id: ++last, ...call }, []);
  const hear = (data: Reply) =>
    listeners.forEach((listener) => listener(new MessageEvent('message', { data })));
  const answer = (id: number) => hear({ id, kind: 'done', done: { call: 'time', value: 1 } });
  const progress = (id: number) =>
    hear({ id, kind: 'progress', progress: { step: 'profile', loaded: 1, total: 2 } });
  return { ask, answer, progress, hangs, stop: watching.stop };
}

const time: Call = { call: 'time', model: 'm', pixels };
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * SECOND);

test('silence is a hang only while something is asked for', () => {
  const { ask, answer, hangs } = watched();
  pass(10_000);
  ask(time);
  pass(119);
  answer(1);
  pass(10_000);
  expect(hangs).toEqual([]);
  ask({ call: 'frame', picture: { id: 'p', blob: new Blob() }, recipe: onePixel, fit: 'warp' });
  pass(10_000);
  expect(hangs).toEqual([['frame', 600]]);
});

test('the limit follows the longest run of that model, between half a minute and ten', () => {
  for (const [took, limit] of [
    [0.2, 30],
    [4, 80],
    [100, 600],
  ] as const) {
    const { ask, answer, hangs } = watched();
    ask(time);
    pass(took);
    answer(1);
    ask(time);
    pass(0.1);
    answer(2);
    ask(time);
    pass(limit - 1);
    expect(hangs).toEqual([]);
    pass(2);
    expect(hangs).toEqual([['time', limit]]);
  }
});

test('what has never been seen gets longer on a machine that is slow', () => {
  const { ask, answer, hangs } = watched();
  ask(time);
  pass(3);
  answer(1);
  ask({ ...time, model: 'other' });
  pass(299);
  expect(hangs).toEqual([]);
  pass(2);
  expect(hangs).toEqual([['time', 300]]);
});

test('progress is a sign of life, and what waits its turn is not silent', () => {
  const { ask, answer, progress, hangs } = watched();
  ask({ call: 'profile', subject: { kind: 'model', model: 'm', pixels }, runs: 20 });
  ask(time);
  for (let run = 0; run < 20; run++) {
    pass(100);
    progress(1);
  }
  answer(1);
  pass(100);
  expect(hangs).toEqual([]);
  pass(21);
  expect(hangs).toEqual([['time', 120]]);
});

test('a machine that sleeps is one late timer to the page: several have to pass', () => {
  const { ask, hangs } = watched();
  ask(time);
  for (let timers = 1; timers < 8; timers++) vi.advanceTimersToNextTimer();
  expect(hangs).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(hangs).toHaveLength(1);
});

test('a worker that was ended is not waited for', () => {
  const { ask, stop, hangs } = watched();
  ask(time);
  stop();
  pass(10_000);
  expect(hangs).toEqual([]);
});
