import { expect, test } from 'vitest';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';

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
