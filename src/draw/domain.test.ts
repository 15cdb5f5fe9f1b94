import { describe, expect, test } from 'vitest';
import type { Layer, Operation } from '../network/types';
import { statistics } from '../tensor/stats';
import { domainOver, domainsOf, kindOf } from './domain';

describe('a domain', () => {
  test('after ReLU goes from zero to the largest value', () => {
    expect(domainOver([{ min: 0, max: 9 }], 'sequential')).toEqual({ min: 0, max: 9, kind: 'sequential' });
    expect(domainOver([{ min: 4, max: 9 }], 'sequential')).toEqual({ min: 0, max: 9, kind: 'sequential' });
  });
  test('begins below zero where values are negative', () => {
    expect(domainOver([{ min: -2, max: 9 }], 'sequential')).toEqual({ min: -2, max: 9, kind: 'sequential' });
    expect(domainOver([{ min: -5, max: -2 }], 'sequential')).toEqual({ min: -5, max: 0, kind: 'sequential' });
  });
  test('of signed values has zero in the middle', () => {
    expect(domainOver([{ min: -5, max: 2 }], 'diverging')).toEqual({ min: -5, max: 5, kind: 'diverging' });
    expect(domainOver([{ min: 1, max: 2 }], 'diverging')).toEqual({ min: -2, max: 2, kind: 'diverging' });
  });
  test('of zeros, or of nothing finite, ends at one', () => {
    for (const parts of [[{ min: 0, max: 0 }], [{ min: NaN, max: NaN }], []]) {
      expect(domainOver(parts, 'sequential')).toEqual({ min: 0, max: 1, kind: 'sequential' });
      expect(domainOver(parts, 'diverging')).toEqual({ min: -1, max: 1, kind: 'diverging' });
    }
  });
});

test('the three scales', () => {
  const own = statistics({ dims: [1, 2, 1, 2], data: new Float32Array([0, 3, 1, 8]) });
  const other = statistics({ dims: [1, 1, 1, 2], data: new Float32Array([2, 20]) });
  const tops = (scale: Parameters<typeof domainsOf>[0]) =>
    domainsOf(scale, 'sequential', own, [other]).map(({ max }) => max);
  expect(tops('layer')).toEqual([8]);
  expect(tops('channel')).toEqual([3, 8]);
  expect(tops('shared')).toEqual([20]);
});

function layer(op: Operation, preTensor: string | null): Layer {
  const cost = { parameters: null, macs: null, outputBytes: null };
  const rest = {
    role: 'other',
    inputs: [],
    tensor: 't',
    shape: null,
    cost,
    receptive: null,
    nodes: [],
  } as const;
  return { key: 'a', op, preTensor, ...rest };
}

test('values that have passed no ReLU are coloured by their sign', () => {
  const window = {
    kernel: [1, 1],
    strides: [1, 1],
    dilations: [1, 1],
    pads: [0, 0, 0, 0],
    ceil: false,
  } as const;
  const conv = { kind: 'conv', window, groups: 1, weight: 'w', bias: null } as const;
  expect(kindOf(layer({ kind: 'input' }, null), false)).toBe('diverging');
  expect(kindOf(layer(conv, 'before'), false)).toBe('sequential');
  expect(kindOf(layer(conv, 'before'), true)).toBe('diverging');
  expect(kindOf(layer(conv, null), false)).toBe('diverging');
  expect(kindOf(layer({ kind: 'concat' }, null), false)).toBe('sequential');
});
