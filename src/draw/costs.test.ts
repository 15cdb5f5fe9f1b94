import fc from 'fast-check';
import { expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { asFiled } from '../network/choices';
import { barChart, placeLabels, textWidth } from './costBars';
import { costEntries, seenAs } from './costs';
import { icicle } from './icicle';
import { placeNames, roofline, standings, surprise } from './roofline';
import { scalingCurve } from './scaling';

const v10 = released('1.0');
const macs = (grouping: 'layer' | 'stage') => costEntries(v10, 'macs', grouping);
const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

test('bars of layers and of stages add up to the same total, and FLOPs are twice the MACs', () => {
  for (const grouping of ['layer', 'stage'] as const) {
    expect(sum(macs(grouping).map(({ value }) => value))).toBe(832_667_936);
    for (const { value, parts } of macs(grouping)) expect(sum(parts.map((part) => part.value))).toBe(value);
  }
  const flops = costEntries(v10, 'macs', 'layer', { perMac: 2 });
  expect(sum(flops.map(({ value }) => value))).toBe(2 * 832_667_936);
});

test('a stage is made of its branches', () => {
  expect(macs('stage').find(({ key }) => key === 'fire4')?.parts).toEqual([
    { key: 'fire4/squeeze1x1', role: 'squeeze', value: 12_390_400 },
    { key: 'fire4/expand1x1', role: 'expand1x1', value: 12_390_400 },
    { key: 'fire4/expand3x3', role: 'expand3x3', value: 111_513_600 },
  ]);
});

test('intensity is MACs over inputs, parameters and output, each moved once', () => {
  const found = costEntries(v10, 'intensity', 'layer').find(({ key }) => key === 'fire2/squeeze1x1');
  expect(found?.value).toBeCloseTo(4_646_400 / (4 * (96 * 55 * 55 + 1552 + 16 * 55 * 55)), 12);
});

test('shares add up to one, a running total ends at the total, order by size falls', () => {
  expect(sum(seenAs(macs('layer'), 'share', 'network').map(({ value }) => value))).toBeCloseTo(1, 12);
  expect(seenAs(macs('layer'), 'cumulative', 'network').at(-1)?.value).toBe(832_667_936);
  const sizes = seenAs(macs('layer'), 'amount', 'size').map(({ value }) => value ?? 0);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes[0]).toBe(173_873_952);
});

test('measured times: median and quartiles of the runs, unknown where nothing ran', () => {
  const times = new Map([
    ['fire2/squeeze1x1', [1, 2, 3]],
    ['fire2/expand1x1', [1, 1, 4]],
  ]);
  const stages = costEntries(v10, 'time', 'stage', { times });
  expect(stages.find(({ key }) => key === 'fire2')).toMatchObject({ value: 3, spread: [2.5, 5] });
  expect(stages.find(({ key }) => key === 'fire3')).toMatchObject({ value: null, parts: [] });
});

test('an unknown cost is no bar, and makes its stage unknown', () => {
  const layers = v10.layers.map((layer) =>
    layer.key === 'fire4/expand3x3'
      ? { ...layer, cost: { parameters: null, macs: null, outputBytes: null } }
      : layer,
  );
  const entries = costEntries({ ...v10, layers }, 'macs', 'stage');
  expect(entries.find(({ key }) => key === 'fire4')).toMatchObject({ value: null, parts: [] });
  expect(
    barChart(entries, { along: 400, across: 100, axis: 'linear' }).bars.find(
      ({ entry }) => entry.key === 'fire4',
    )?.end,
  ).toBeNull();
});

test('property: linear bars begin at zero, lie within the axis and are as long as their values', () => {
  const values = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e12, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(values, fc.integer({ min: 40, max: 1600 }), (values, across) => {
      const entries = values.map((value, index) => ({
        key: String(index),
        base: 0,
        value,
        spread: null,
        parts: [{ key: 'a', role: 'conv' as const, value }],
      }));
      const { bars, ticks } = barChart(entries, { along: 400, across, axis: 'linear' });
      const largest = Math.max(...values);
      for (const { entry, parts, end } of bars) {
        expect(parts[0]?.from).toBe(0);
        expect(end).toBeLessThanOrEqual(across + 1e-6);
        const longest = bars.find((bar) => bar.entry.value === largest)?.end ?? 0;
        if (largest > 0) expect(end).toBeCloseTo(((entry.value ?? 0) / largest) * longest, 6);
      }
      expect(ticks[0]).toEqual({ value: 0, position: 0 });
    }),
  );
});

test('ticks of bytes are round in binary units', () => {
  const entries = [{ key: 'a', base: 0, value: 5.9 * 2 ** 20, spread: null, parts: [] }];
  const { ticks } = barChart(entries, { along: 10, across: 400, axis: 'linear', round: 'binary' });
  expect(ticks.map(({ value }) => value / 2 ** 20)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('property: no two labels of a row touch, and all stay inside', () => {
  const wishes = fc.array(
    fc.record({ text: fc.string({ maxLength: 20 }), at: fc.integer({ min: 0, max: 900 }) }),
  );
  fc.assert(
    fc.property(wishes, (wishes) => {
      const inOrder = [...wishes].sort((a, b) => a.at - b.at);
      const placed = placeLabels(inOrder, 900, 2, textWidth);
      for (const [index, label] of placed.entries()) {
        expect(label.x).toBeGreaterThanOrEqual(0);
        expect(label.x + textWidth(label.text)).toBeLessThanOrEqual(900 + 1e-9);
        for (const other of placed.slice(index + 1))
          if (other.row === label.row) expect(label.x + textWidth(label.text)).toBeLessThan(other.x);
      }
    }),
  );
});

test('the icicle divides its width by cost, at every level', () => {
  const costs = new Map(v10.layers.map(({ key, cost }) => [key, cost.macs]));
  const boxes = icicle(v10, costs, 1000, 90);
  for (const level of ['network', 'stage', 'layer'] as const)
    expect(sum(boxes.filter((box) => box.level === level).map(({ width }) => width))).toBeCloseTo(1000, 6);
  const fire4 = boxes.find(({ key, level }) => key === 'fire4' && level === 'stage');
  expect(fire4).toMatchObject({ layer: 'fire4/expand3x3', value: 12_390_400 * 2 + 111_513_600 });
  expect(fire4?.width).toBeCloseTo((136_294_400 / 832_667_936) * 1000, 6);
});

test('the roofline: limits decide what binds, and the worst loss is named', () => {
  const limits = { macsPerMs: 1e7, bytesPerMs: 1e7 };
  const times = new Map([
    ['conv1', [20, 20, 20]],
    ['pool1', [2, 2, 2]],
    ['fire2/squeeze1x1', [30, 31, 32]],
  ]);
  const all = standings(v10, times, limits);
  expect(all.map(({ key, bound }) => [key, bound])).toEqual([
    ['conv1', 'compute'],
    ['pool1', 'memory'],
    ['fire2/squeeze1x1', 'compute'],
  ]);
  expect(all[0]?.idealMs).toBeCloseTo(17.3873952, 9);
  expect(all[1]?.idealMs).toBeCloseTo((4 * 96 * (111 * 111 + 55 * 55)) / 1e7, 9);
  expect(surprise(all)?.key).toBe('fire2/squeeze1x1');
  const { points, ridge } = roofline(all, limits, 600, 200);
  expect(points.map(({ standing }) => standing.key)).toEqual(['conv1', 'fire2/squeeze1x1']);
  expect(ridge.intensity).toBe(1);
  for (const { standing, y } of points)
    expect(y).toBeGreaterThan(standing.macsPerMs > 1e7 ? -Infinity : ridge.y - 1e-9);
});

test('property: names touch neither each other nor a point', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 12 }), (points) => {
      const named = points.map((each, index) => ({ ...each, text: `layer${index}` }));
      const placed = placeNames(named, points, 300, textWidth);
      for (const [index, a] of placed.entries()) {
        for (const { x, y } of points)
          expect(x > a.x && x < a.x + a.width && y > a.y && y < a.y + 13).toBe(false);
        for (const b of placed.slice(index + 1))
          expect(a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 13).toBe(false);
      }
    }),
  );
});

test('scaling is one at the released size and width', () => {
  const curve = scalingCurve(v10, asFiled, 'width');
  expect(curve.find(({ setting }) => setting === 1)).toMatchObject({ macs: 832_667_936, times: 1 });
  const sizes = scalingCurve(v10, asFiled, 'size');
  expect([sizes[0]?.setting, sizes.at(-1)?.setting]).toEqual([128, 512]);
  expect(sizes.find(({ setting }) => setting === 224)?.macs).toBe(818_924_576);
});
