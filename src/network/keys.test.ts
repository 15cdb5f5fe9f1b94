import * as fc from 'fast-check';
import proto from 'onnx-proto';
import { expect, test } from 'vitest';
import { fireKeys, keysOf, stagesOf } from '../fixtures/networks';
import { buildSqueezeNet } from './build';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';

const { onnx } = proto;
const design = {
  name: 'small',
  size: 31,
  first: { channels: 4, kernel: 3, stride: 2 },
  fires: [
    { squeeze: 2, expand1x1: 3, expand3x3: 4 },
    { squeeze: 2, expand1x1: 3, expand3x3: 4 },
  ],
  poolsAfter: [1, 2],
  classes: 5,
};

const smallKeys = [
  'input',
  'conv1',
  'pool1',
  ...fireKeys(2),
  'pool2',
  ...fireKeys(3),
  'conv4',
  'pool4',
  'prob',
];

/** The same file with other names of nodes and tensors. */
function renamed(bytes: Uint8Array, rename: (name: string) => string): Uint8Array {
  const model = onnx.ModelProto.decode(bytes);
  const { graph } = model;
  for (const item of [...(graph?.input ?? []), ...(graph?.output ?? []), ...(graph?.initializer ?? [])])
    item.name = rename(item.name ?? '');
  for (const node of graph?.node ?? []) {
    node.name = rename(node.name ?? '');
    node.input = node.input?.map(rename) ?? [];
    node.output = node.output?.map(rename) ?? [];
  }
  return onnx.ModelProto.encode(model).finish();
}

test('keys do not depend on names: new ones, and the old ones dealt out wrongly', () => {
  const bytes = buildSqueezeNet(design);
  const plain = readNetwork(bytes);
  expect(keysOf(plain)).toEqual(smallKeys);
  const names = new Set<string>();
  renamed(bytes, (name) => (names.add(name), name));
  const all = [...names];
  const dealt = fc.shuffledSubarray(all, { minLength: all.length });
  const fresh = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), {
    minLength: all.length,
    maxLength: all.length,
  });
  fc.assert(
    fc.property(fc.oneof(dealt, fresh), (others) => {
      const network = readNetwork(renamed(bytes, (name) => others[all.indexOf(name)] ?? name));
      expect(keysOf(network)).toEqual(smallKeys);
      expect(stagesOf(network)).toEqual(stagesOf(plain));
      expect(network.layers.map((layer) => layer.inputs)).toEqual(plain.layers.map((layer) => layer.inputs));
    }),
    { numRuns: 100 },
  );
});

test('names that repeat become different keys', () => {
  const net = new Sketch(9);
  net.nodes.push({ type: 'Warp', name: 'conv1', inputs: ['x'], outputs: ['a'] });
  net.nodes.push({ type: 'Warp', name: 'conv1', inputs: ['a'], outputs: ['b'] });
  net.nodes.push({ type: 'Warp', name: '', inputs: ['b'], outputs: ['c'] });
  expect(keysOf(readNetwork(net.to(net.conv('c', [3, 4], square(3)))))).toEqual([
    'input',
    'conv1-2',
    'conv1-3',
    'Warp3',
    'conv1',
  ]);
});
