import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelOf } from '../fixtures/engine';
import { KEPT_MS, meansOf, MOST, paceOf, withMoment, type Moment } from './moments';

let frames = 0;
const at = (time: number, change: Partial<Moment> = {}): Moment => ({
  frame: ++frames,
  time,
  model: '1.1',
  runMs: 10,
  pixels: pixelOf(1),
  first: [],
  means: [],
  ...change,
});
const kept = (all: readonly Moment[]) => all.reduce<readonly Moment[]>(withMoment, []);

test('property: what is kept are the newest moments, in order, no older than ten seconds and no more than the most', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 500 }), (gaps) => {
      let time = 0;
      const all = gaps.map((gap) => at((time += gap)));
      const found = kept(all);
      const expected = all.filter((each) => each.time >= time - KEPT_MS).slice(-MOST);
      expect(found.map(({ frame }) => frame)).toEqual(expected.map(({ frame }) => frame));
    }),
  );
});

test('another model begins anew', () => {
  const found = kept([at(0), at(1), at(2, { model: '1.0' }), at(3, { model: '1.0' })]);
  expect(found.map(({ model }) => model)).toEqual(['1.0', '1.0']);
});

test.each([
  ['nothing', [], null],
  ['one frame', [0], null],
  ['25 frames a second', Array.from({ length: 60 }, (_, i) => i * 40), 25],
  ['5 frames a second', [0, 200, 400, 600, 800, 1000, 1200, 1400], 5],
  ['slower than one a second', [0, 2500, 5000], 0.4],
  ['a pause before the last second does not count', [0, 5000, 5100, 5200], 10],
])('pace of %s', (_, times, fps) => {
  const pace = paceOf(times.map((time) => at(time)));
  if (fps === null) expect(pace).toBeNull();
  else expect(pace?.fps).toBeCloseTo(fps, 9);
});

test('milliseconds are those of the frames that count', () => {
  const times = [0, 1900, 2000, 2100];
  expect(paceOf(times.map((time, i) => at(time, { runMs: [1000, 10, 20, 30][i] ?? 0 })))?.ms).toBe(20);
});

test('means of a pinned channel: none before it was pinned', () => {
  const pin = { layer: 'conv1', channel: 3 };
  const moments = [
    at(0),
    at(1, { means: [{ ...pin, channel: 4, mean: 9 }] }),
    at(2, { means: [{ ...pin, mean: 0 }] }),
    at(3, { means: [{ ...pin, mean: 2 }] }),
  ];
  expect(meansOf(moments, pin)).toEqual([null, null, 0, 2]);
});
