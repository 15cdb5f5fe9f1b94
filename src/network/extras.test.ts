import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alexNet } from './alexnet';
import { totals } from './cost';
import { extrasOf, totalExtras } from './extras';
import { memorySteps, peakStep } from './memory';
import { readNetwork } from './network';
import type { Layer, Network } from './types';

const v11 = readNetwork(readFileSync('public/starter/squeezenet1.1-starter.onnx'));

test('AlexNet, counted from its architecture', () => {
  const network = alexNet();
  expect(totals(network)).toMatchObject({ parameters: 60_965_224, macs: 724_406_816 });
  expect(
    network.layers.map(({ key, shape, cost }) => [key, shape?.join('x'), cost.parameters, cost.macs]),
  ).toEqual([
    ['data', '3x227x227', 0, 0],
    ['conv1', '96x55x55', 34_944, 105_415_200],
    ['pool1', '96x27x27', 0, 0],
    ['conv2', '256x27x27', 307_456, 223_948_800],
    ['pool2', '256x13x13', 0, 0],
    ['conv3', '384x13x13', 885_120, 149_520_384],
    ['conv4', '384x13x13', 663_936, 112_140_288],
    ['conv5', '256x13x13', 442_624, 74_760_192],
    ['pool5', '256x6x6', 0, 0],
    ['fc6', '4096', 37_752_832, 37_748_736],
    ['fc7', '4096', 16_781_312, 16_777_216],
    ['fc8', '1000', 4_097_000, 4_096_000],
  ]);
});

test('extras of 1.1: one bias and one ReLU a value, pooling counted inside the map', () => {
  const extras = extrasOf(v11);
  expect(extras.get('conv1')).toEqual({ bias: 64 * 113 * 113, relu: 64 * 113 * 113, pooling: 0, softmax: 0 });
  // 113 rows under 56 windows of 3 with stride 2: all inside, 168 looks a column, 9 values less one a window.
  expect(extras.get('pool1')).toEqual({ bias: 0, relu: 0, pooling: 64 * (168 * 168 - 56 * 56), softmax: 0 });
  // 56 rows under 28 windows: the last one sticks out by one row.
  expect(extras.get('pool3')?.pooling).toBe(128 * (83 * 83 - 28 * 28));
  expect(extras.get('pool10')?.pooling).toBe(1000 * 14 * 14);
  expect(extras.get('prob')).toEqual({ bias: 0, relu: 0, pooling: 0, softmax: 4998 });
  expect(totalExtras(v11).softmax).toBe(4998);
});

test('activations of 1.1 in memory peak at the first pool', () => {
  const steps = memorySteps(v11);
  expect(steps.map(({ key }) => key)).toEqual(v11.layers.map(({ key }) => key));
  const peak = peakStep(steps);
  expect(peak).toMatchObject({ key: 'pool1', bytes: 4 * (64 * 113 * 113 + 64 * 56 * 56) });
  // Both halves of a Fire module are held while they are joined.
  expect(steps.find(({ key }) => key === 'fire2/concat')?.alive.map(({ key }) => key)).toEqual([
    'fire2/expand1x1',
    'fire2/expand3x3',
    'fire2/concat',
  ]);
  expect(steps.at(-1)?.alive.map(({ key }) => key)).toEqual(['pool10', 'prob']);
});

const layer = (key: string, inputs: string[], shape: number[] | null): Layer => ({
  key,
  inputs,
  shape,
  op: { kind: 'other', type: 'X', attributes: {} },
  role: 'other',
  tensor: key,
  preTensor: null,
  cost: { parameters: null, macs: null, outputBytes: null },
  receptive: null,
  nodes: [],
});

test('a skip keeps its tensor alive over the layers it skips, and an unknown size makes the peak unknown', () => {
  const layers = [
    layer('a', [], [1]),
    layer('b', ['a'], [2]),
    layer('c', ['b'], [3]),
    layer('d', ['c', 'a'], [4]),
  ];
  const network: Network = { ...v11, layers };
  expect(memorySteps(network).map((step) => step.bytes)).toEqual([4, 12, 24, 32]);
  const unknown: Network = { ...v11, layers: [...layers, layer('e', ['d'], null)] };
  expect(peakStep(memorySteps(unknown))).toBeNull();
});
