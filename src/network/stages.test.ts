import * as fc from 'fast-check';
import proto from 'onnx-proto';
import { describe, expect, test } from 'vitest';
import { buildSqueezeNet } from './build';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';
import type { Network } from './types';

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
const fireKeys = (n: number) =>
  ['squeeze1x1', 'expand1x1', 'expand3x3', 'concat'].map((part) => `fire${n}/${part}`);
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
const keysOf = (network: Network) => network.layers.map((layer) => layer.key);
const rolesOf = (network: Network) =>
  Object.fromEntries(network.layers.map((layer) => [layer.key, layer.role]));
const stagesOf = (network: Network) => network.stages.map(({ kind, name }) => `${kind} ${name}`);

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

/** A Fire module of 2 squeeze and 3 + 4 expand filters; its parts in the order asked for. */
function fire(
  net: Sketch,
  input: string,
  from: number,
  { firstExpand = 1, firstPart = 1, between = (t: string) => t } = {},
) {
  const squeezed = between(net.conv(input, [from, 2], square(1)));
  const expand = (kernel: number) => () =>
    net.conv(squeezed, [2, kernel === 1 ? 3 : 4], square(kernel, 1, kernel === 1 ? 0 : 1));
  const made = new Map(
    (firstExpand === 1 ? [1, 3] : [3, 1]).map((kernel) => [kernel, between(expand(kernel)())]),
  );
  const parts = (firstPart === 1 ? [1, 3] : [3, 1]).map((kernel) => made.get(kernel) ?? '');
  return net.node('Concat', parts, { axis: 1 });
}

describe('Fire modules', () => {
  test.each([
    [1, 1],
    [1, 3],
    [3, 1],
    [3, 3],
  ])('the %ix%$ part first in the file, the %i part first in the concat', (firstExpand, firstPart) => {
    const net = new Sketch(15);
    const network = readNetwork(
      net.to(fire(net, net.conv('x', [3, 4], square(3)), 4, { firstExpand, firstPart })),
    );
    expect(keysOf(network).toSorted()).toEqual(['input', 'conv1', ...fireKeys(2)].toSorted());
    expect(network.layers.find((layer) => layer.key === 'fire2/expand3x3')?.shape).toEqual([4, 13, 13]);
    expect(network.stages[2]).toMatchObject({
      kind: 'fire',
      name: 'fire2',
      squeeze: 'fire2/squeeze1x1',
      expand1x1: 'fire2/expand1x1',
      expand3x3: 'fire2/expand3x3',
      concat: 'fire2/concat',
    });
    expect(rolesOf(network)).toMatchObject({
      'fire2/squeeze1x1': 'squeeze',
      'fire2/expand3x3': 'expand3x3',
      'fire2/concat': 'concat',
    });
  });

  test('are seen through normalisation and other activations, which stay members', () => {
    const net = new Sketch(15);
    const stats = [1, 2, 3, 4].map(() => net.store([2]));
    let count = 0;
    const between = (tensor: string) =>
      count++ === 0 ? net.node('BatchNormalization', [tensor, ...stats]) : net.node('LeakyRelu', [tensor]);
    const network = readNetwork(net.to(fire(net, net.conv('x', [3, 4], square(3)), 4, { between })));
    expect(network.stages.map((stage) => [stage.name, stage.layers.length])).toEqual([
      ['input', 1],
      ['conv1', 1],
      ['fire2', 7],
    ]);
  });

  test('stay recognised under simple bypass', () => {
    const net = new Sketch(15);
    const before = fire(net, net.conv('x', [3, 4], square(3)), 4);
    const added = net.node('Add', [fire(net, before, 7), before]);
    const network = readNetwork(net.to(fire(net, added, 7)));
    expect(stagesOf(network)).toEqual([
      'input input',
      'conv conv1',
      'fire fire2',
      'fire fire3',
      'other n16',
      'fire fire4',
    ]);
    expect(network.layers.find((layer) => layer.op.kind === 'add')).toMatchObject({
      inputs: ['fire3/concat', 'fire2/concat'],
      shape: [7, 13, 13],
      cost: { parameters: 0, macs: 0 },
    });
  });

  test.each([
    ['two 1x1 expands', [1, 1], 1],
    ['a third reader', [1, 3, 3], 1],
    ['a 3x3 squeeze', [1, 3], 3],
  ])('are not seen in %s', (_, kernels, squeeze) => {
    const net = new Sketch(15);
    const squeezed = net.conv('x', [3, 2], square(squeeze, 1, (squeeze - 1) / 2));
    const parts = kernels.map((kernel) => net.conv(squeezed, [2, 2], square(kernel, 1, (kernel - 1) / 2)));
    const network = readNetwork(net.to(net.node('Concat', parts, { axis: 1 })));
    expect(network.stages.every((stage) => stage.kind !== 'fire')).toBe(true);
    expect(keysOf(network)).toEqual([
      'input',
      'conv1',
      ...['block1/conv1', 'block1/conv2', 'block1/conv3'].slice(0, kernels.length),
      'block1/concat1',
    ]);
  });
});

test.each(['squeeze', 'expand'])(
  'a module whose %s is read by somebody else as well is not a Fire',
  (part) => {
    const net = new Sketch(9);
    const squeezed = net.conv('x', [3, 2], square(1));
    const parts = [net.conv(squeezed, [2, 2], square(1)), net.conv(squeezed, [2, 2], square(3, 1, 1))];
    const joined = net.node('Concat', parts, { axis: 1 });
    const read = part === 'squeeze' ? squeezed : (parts[1] ?? '');
    const network = readNetwork(net.to(net.node('Concat', [joined, net.node('Warp', [read])], { axis: 1 })));
    expect(network.stages.map((stage) => stage.kind)).toEqual(['input', 'conv', 'block', 'block']);
  },
);

test('parts that meet together with a third tensor are not a Fire, and a last convolution alone is no head', () => {
  const net = new Sketch(9);
  const before = net.conv('x', [3, 3], square(1));
  const squeezed = net.conv(before, [3, 2], square(1));
  const parts = [net.conv(squeezed, [2, 2], square(1)), net.conv(squeezed, [2, 2], square(3, 1, 1)), before];
  const network = readNetwork(net.to(net.conv(net.node('Concat', parts, { axis: 1 }), [7, 2], square(1))));
  expect(network.stages.map((stage) => stage.kind)).toEqual(['input', 'conv', 'block', 'conv']);
  expect(network.stages[2]).toMatchObject({ form: 'dense', name: 'block1' });
});

describe('the head', () => {
  test('without softmax the scores are the pooled maps', () => {
    const net = new Sketch(9);
    const maps = net.conv(net.conv('x', [3, 4], square(3)), [4, 6], square(1));
    const network = readNetwork(net.to(net.node('GlobalAveragePool', [maps])));
    expect(network).toMatchObject({ logits: 'pool2', probabilities: null });
    expect(stagesOf(network)).toEqual(['input input', 'conv conv1', 'head head']);
  });

  test('an average pool over everything is global, a reshape and a squeeze to two dimensions fold away', () => {
    for (const type of ['Flatten', 'Squeeze']) {
      const net = new Sketch(9);
      const maps = net.conv('x', [3, 4], square(3));
      const pooled = net.node('AveragePool', [maps], square(7));
      const flat =
        type === 'Flatten' ? net.node('Flatten', [pooled]) : net.node('Squeeze', [pooled], { axes: [2, 3] });
      const network = readNetwork(net.to(net.node('Softmax', [flat])));
      expect(keysOf(network)).toEqual(['input', 'conv1', 'pool1', 'prob']);
      expect(network.layers[2]).toMatchObject({
        op: { kind: 'globalpool' },
        shape: [4, 1, 1],
        receptive: null,
      });
      expect(network.layers[3]?.shape).toEqual([4]);
      expect(network.layers[2]?.nodes).toEqual(['AveragePool n2', `${type} n3`]);
    }
  });

  test('linear layers count as stages and belong to it', () => {
    const net = new Sketch(9);
    const flat = net.node('Flatten', [net.node('MaxPool', [net.conv('x', [3, 4], square(3))], square(3, 2))]);
    const hidden = net.node('Relu', [
      net.node('Gemm', [flat, net.store([5, 36]), net.store([5])], { transB: 1 }),
    ]);
    const scores = net.node('MatMul', [hidden, net.store([5, 2])]);
    const network = readNetwork(net.to(net.node('Softmax', [scores])));
    expect(keysOf(network)).toEqual(['input', 'conv1', 'pool1', 'fc2', 'fc3', 'prob']);
    expect(network.layers.slice(3, 5).map(({ shape, cost }) => [shape, cost.parameters, cost.macs])).toEqual([
      [[5], 185, 180],
      [[2], 10, 10],
    ]);
    expect(network).toMatchObject({ logits: 'fc3', probabilities: 'prob' });
    expect(network.stages.at(-1)).toMatchObject({ kind: 'head', layers: ['fc2', 'fc3', 'prob'] });
  });
});

test('an unknown operator is kept with its attributes; what follows has no known size', () => {
  const net = new Sketch(9);
  const odd = net.node('Warp', [net.conv('x', [3, 4], square(3))], { power: 3, axes: [1, 2], mode: 'soft' });
  const network = readNetwork(net.to(net.conv(odd, [4, 2], square(1))));
  expect(network.layers[2]).toMatchObject({
    key: 'n2',
    role: 'other',
    op: { kind: 'other', type: 'Warp', attributes: { power: '3', axes: '1, 2', mode: 'soft' } },
    shape: null,
    cost: { parameters: 0, macs: null, outputBytes: null },
  });
  expect(network.layers[3]).toMatchObject({ key: 'conv2', shape: null, cost: { parameters: 8, macs: null } });
});

test('a ReLU is folded only where nobody else reads the value before it', () => {
  const net = new Sketch(9);
  const before = net.conv('x', [3, 4], square(3), false);
  const network = readNetwork(net.to(net.node('Add', [net.node('Relu', [before]), before])));
  expect(network.layers.map(({ op, preTensor }) => [op.kind, preTensor])).toEqual([
    ['input', null],
    ['conv', null],
    ['relu', null],
    ['add', null],
  ]);
});

test('a ReLU of flattened values is a layer: its tensor has another shape', () => {
  const net = new Sketch(3);
  const flat = net.node('Flatten', [net.conv('x', [3, 4], square(2), false)]);
  const { layers } = readNetwork(net.to(net.node('Relu', [flat])));
  expect(layers.map(({ op, preTensor, shape }) => [op.kind, preTensor, shape])).toEqual([
    ['input', null, [3, 3, 3]],
    ['conv', null, [4, 2, 2]],
    ['relu', null, [16]],
  ]);
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
