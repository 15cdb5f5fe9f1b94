import { describe, expect, test } from 'vitest';
import { fireKeys, keysOf, stagesOf } from '../fixtures/networks';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';
import type { Network } from './types';

const rolesOf = (network: Network) =>
  Object.fromEntries(network.layers.map((layer) => [layer.key, layer.role]));

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
