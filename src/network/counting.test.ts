import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from './cost';
import { shapeOf } from './shapes';
import type { Operation, Pair, Window } from './types';

/**
 * The slowest convolution there is: it walks a padded map, and counts one multiply-accumulate for every pair of a weight and a place
 * (padding included, as every published count does). Where a window would stick out, it stops.
 */
function count(
  channels: number,
  filters: number,
  input: Pair,
  groups: number,
  { kernel, strides, dilations, pads }: Window,
) {
  const height = input[0] + pads[0] + pads[2];
  const width = input[1] + pads[1] + pads[3];
  let macs = 0;
  let outputs = 0;
  for (let filter = 0; filter < filters; filter++)
    for (let top = 0; top + (kernel[0] - 1) * dilations[0] < height; top += strides[0])
      for (let left = 0; left + (kernel[1] - 1) * dilations[1] < width; left += strides[1]) {
        outputs++;
        const group = Math.floor(filter / (filters / groups));
        for (let channel = 0; channel < channels; channel++)
          if (Math.floor(channel / (channels / groups)) === group)
            for (let row = 0; row < kernel[0]; row++)
              for (let column = 0; column < kernel[1]; column++) macs++;
      }
  return { macs, outputs };
}

const pair = (min: number, max: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));

test('property: MACs and output sizes of a convolution are those that a counting convolution finds', () => {
  const cases = fc.record({
    input: pair(5, 14),
    kernel: pair(1, 3),
    strides: pair(1, 3),
    dilations: pair(1, 2),
    pads: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
    groups: fc.integer({ min: 1, max: 3 }),
    perGroup: pair(1, 3),
  });
  fc.assert(
    fc.property(cases, ({ input, kernel, strides, dilations, pads, groups, perGroup }) => {
      const [channels, filters] = [perGroup[0] * groups, perGroup[1] * groups];
      const window: Window = { kernel, strides, dilations, pads, ceil: false };
      const op: Operation = { kind: 'conv', window, groups, weight: 'w', bias: null };
      const dims = (name: string | null) => (name === 'w' ? [filters, perGroup[0], ...kernel] : null);
      const node = { name: '', opType: 'Conv', domain: '', inputs: [], outputs: [], attributes: new Map() };
      const shape = shapeOf(op, node, [[channels, ...input]], dims);
      const { macs, outputs } = count(channels, filters, input, groups, window);
      expect(costOf(op, shape, dims)).toEqual({
        macs,
        outputBytes: 4 * outputs,
        parameters: filters * perGroup[0] * kernel[0] * kernel[1],
      });
    }),
  );
});

test('a product beyond 2^53 is unknown, never a rounded number', () => {
  const window: Window = {
    kernel: [1, 1],
    strides: [1, 1],
    dilations: [1, 1],
    pads: [0, 0, 0, 0],
    ceil: false,
  };
  const op: Operation = { kind: 'conv', window, groups: 1, weight: 'w', bias: null };
  expect(costOf(op, [2 ** 20, 2 ** 10, 2 ** 10], () => [2 ** 20, 2 ** 20, 1, 1])).toEqual({
    parameters: 2 ** 40,
    macs: null,
    outputBytes: 2 ** 42,
  });
});
