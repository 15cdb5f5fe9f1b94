import { describe, expect, test } from 'vitest';
import { keysOf, stagesOf } from '../fixtures/networks';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';

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
