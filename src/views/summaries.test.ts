import { expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { statistics } from '../tensor/stats';
import { en } from '../words/en';
import { zh } from '../words/zh';
import {
  fireSummary,
  histogramSummary,
  layerSummary,
  mapSummary,
  networkSummary,
  pairSummary,
  scaleSummary,
  tableSummary,
} from './summaries';

/** Two channels of 3 x 3: the second is zero everywhere. */
const values = Float32Array.from([7.3, 0, 0, 0, 0, 0, 0, 0, 1, ...Array.from({ length: 9 }, () => 0)]);
const tensor = { dims: [1, 2, 3, 3], data: values };
const first = { width: 3, height: 3, data: values.subarray(0, 9) };
const all = statistics(tensor);

test('a map: how much is active, where it is strongest, how strong', () => {
  const what = en.summaries.channel('conv1', 23);
  expect(mapSummary(en, what, first, 7)).toBe(
    'conv1 channel 23: 22.2 % active, strongest at the top left, 7.3',
  );
  expect(mapSummary(zh, zh.summaries.channel('conv1', 23), first, 7)).toBe(
    'conv1 通道 23：22.2 % 激活，最强处在左上方，值为 7.3',
  );
});

test('of values of both signs the strongest is the largest by size, and nothing is said of zeros', () => {
  const signed = { width: 3, height: 1, data: Float32Array.of(1, 2, -4) };
  expect(mapSummary(en, 'map', signed, null)).toBe('map: strongest at the right, −4.0');
});

test('a map without a strongest place says so', () => {
  const flat = (value: number) => ({ width: 2, height: 1, data: Float32Array.of(value, value) });
  expect(mapSummary(en, 'map', flat(0), 2)).toBe('map: every value is 0');
  expect(mapSummary(zh, '图', flat(NaN), 0)).toBe('图：没有有限的数值');
});

test('a layer: its strongest channel, and the dead ones', () => {
  expect(layerSummary(en, 'conv1', all)).toBe(
    'conv1: of 2 channels number 0 is the strongest, mean 0.92; 1 is zero everywhere',
  );
  expect(layerSummary(zh, 'conv1', all)).toBe('conv1：共 2 个通道，通道 0 最强，均值 0.92；1 个通道处处为零');
});

test('a network: what the paper counts', () => {
  const text = '40 layers, 1.248\u2009M parameters, 832.7\u2009M MACs; conv1 computes the most, 20.9 %';
  expect(networkSummary(en, released('1.0'))).toBe(text);
});

test('a histogram: its fullest bar', () => {
  const { whole } = statistics({ dims: [1, 1, 1, 6], data: Float32Array.of(0, 0, 1, 9, 9.5, 10) });
  const bars = [
    { from: 0, to: 1, count: 1 },
    { from: 9, to: 10, count: 3 },
  ];
  expect(histogramSummary(en, bars, whole)).toBe(
    'Of 6 values 33.3 % are exactly zero; 50.0 % lie between 9.0 and 10, in the fullest bar',
  );
  expect(histogramSummary(en, [], whole)).toBe('');
});

test('the scale along a network: the widest and the narrowest layer; nothing of one alone', () => {
  const wide = { key: 'fire4', whole: statistics({ dims: [1, 1, 1, 2], data: Float32Array.of(0, 8) }).whole };
  const narrow = {
    key: 'prob',
    whole: statistics({ dims: [1, 1, 1, 2], data: Float32Array.of(0, 1) }).whole,
  };
  expect(scaleSummary(en, [narrow, wide])).toBe(
    'The values spread most in fire4, standard deviation 4.0, and least in prob, 0.50',
  );
  expect(scaleSummary(en, [wide])).toBe('');
});

test('a Fire module: channels in, squeezed, expanded, and what the 3×3 half gives', () => {
  const facts = { inputs: 128, squeeze: 16, expand1x1: 64, expand3x3: 64 };
  expect(fireSummary(en, facts, null)).toBe('128 channels are squeezed into 16 and expanded to 128');
  expect(fireSummary(zh, facts, { ofSum: 0.25 })).toBe(
    '128 个通道先压缩为 16 个，再扩展为 128 个；3×3 一半占总和的 25.0 %',
  );
});

test('a chart: where its first numbers are largest and smallest', () => {
  const table = {
    columns: ['Layer', 'kind', 'MACs'],
    rows: [
      ['a', 'conv', 5],
      ['b', 'pool', null],
      ['c', 'conv', 7],
    ],
  };
  expect(tableSummary(en, table, String)).toBe('MACs: most in c, 7; least in a, 5');
  expect(tableSummary(en, { ...table, rows: [['c', '', 7]] }, String)).toBe('MACs: most in c, 7');
  expect(tableSummary(en, { ...table, rows: [] }, String)).toBe('');
});

test('a heat map: the pair that is most alike', () => {
  const found = pairSummary(
    en,
    ['a', 'b'],
    ['x', 'y'],
    [
      [0.1, null],
      [0.95, 0.2],
    ],
  );
  expect(found).toBe('Most alike are b and x, 0.950');
  expect(pairSummary(en, ['a'], ['x'], [[null]])).toBe('');
});
