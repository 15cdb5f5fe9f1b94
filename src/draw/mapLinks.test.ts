import { describe, expect, test } from 'vitest';
import { at, check, drawn } from '../fixtures/drawnMap';
import { released } from '../fixtures/networks';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  const network = released(version);

  test('a squeeze is a waist: its ribbon is as thick as its share of the channels', () => {
    const { map } = drawn(network);
    const link = map.links.find(({ to }) => to === 'fire9/squeeze1x1')!;
    // 64 of 512 channels.
    expect((link.end.bottom - link.end.top) / at(map, link.to).height).toBeCloseTo(0.125, 6);
    expect((link.start.bottom - link.start.top) / at(map, link.from).height).toBeCloseTo(1, 6);
  });

  test('MACs and bytes have one scale over the whole map', () => {
    for (const flow of ['macs', 'bytes'] as const) {
      const { map } = drawn(network, { flow });
      const ratios = map.links.flatMap(({ from, to, end }) => {
        const value = flow === 'macs' ? at(map, to).layer.cost.macs : at(map, from).layer.cost.outputBytes;
        const thick = end.bottom - end.top;
        return value && thick > 1 + 1e-6 ? [thick / value] : [];
      });
      expect(ratios.length).toBeGreaterThan(5);
      for (const ratio of ratios) expect(ratio / (ratios[0] ?? NaN)).toBeCloseTo(1, 6);
    }
  });
});

test('a skip goes over the top of what it passes', () => {
  const net = new Sketch(16);
  const first = net.conv('x', [3, 8], square(3, 1, 1));
  const inner = net.conv(net.conv(first, [8, 8], square(3, 1, 1)), [8, 8], square(3, 1, 1), false);
  const network = readNetwork(net.to(net.node('Add', [inner, first])));
  const { map } = drawn(network);
  check(network, map);
  const skip = map.links.find(({ from, to }) => from === 'conv1' && at(map, to).layer.op.kind === 'add')!;
  const top = Math.min(...map.boxes.map(({ y }) => y));
  const [, peak = NaN] = /L[-\d.]+ ([-\d.]+)C/.exec(skip.path())?.map(Number) ?? [];
  expect(peak).toBeLessThan(top);
});
