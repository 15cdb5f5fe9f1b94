import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graph, graphs, type Node } from '../fixtures/graphs';
import { at, check, drawn } from '../fixtures/drawnMap';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import { flows } from './mapLinks';

describe('any graph', () => {
  test.each(flows)('boxes lie apart, every layer is drawn once, ribbons (%s) end at their boxes', (flow) => {
    fc.assert(
      fc.property(graphs(40), fc.integer({ min: 320, max: 2000 }), (network, width) => {
        const { map } = drawn(network, { width, flow });
        check(network, map);
        const pairs = network.layers.reduce((sum, { inputs }) => sum + inputs.length, 0);
        expect(map.links).toHaveLength(pairs);
      }),
      { numRuns: 60 },
    );
  });

  test('2,000 layers at random, and a chain of 5,000', () => {
    const random = (seed: number) => Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1;
    const nodes = Array.from({ length: 2000 }, (_, i): Node => ({
      inputs:
        i === 0
          ? []
          : [...new Set([i - 1 - Math.floor(random(i) * Math.min(i, 12)), Math.floor(random(i + 0.5) * i)])],
      shape: [1 + Math.floor(random(i + 0.25) * 512), 14, 14],
      concat: i % 3 === 0,
    }));
    const dag = graph(nodes);
    check(dag, drawn(dag).map);
    const chain = graph(
      Array.from({ length: 5000 }, (_, i): Node => ({
        inputs: i ? [i - 1] : [],
        shape: [64, 7, 7],
        concat: false,
      })),
    );
    const { map } = drawn(chain);
    expect(map.boxes).toHaveLength(5000);
    expect(map.boxes.every(({ x }, i, all) => i === 0 || x > (all[i - 1]?.x ?? 0))).toBe(true);
    expect(map.width).toBeGreaterThan(4999 * 5);
  });
});

describe('networks of other kinds', () => {
  test('one layer', () => {
    const net = new Sketch(8);
    const network = readNetwork(net.to(net.conv('x', [3, 5], square(3, 1, 1))));
    const { map } = drawn(network);
    check(network, map);
    expect(map.boxes.map(({ form }) => form)).toEqual(['dot', 'maps']);
  });

  test('branches stand in rows, two heads as well; rows of a picture that is not square', () => {
    const net = new Sketch(12, 30);
    const stem = net.conv('x', [3, 8], square(3, 1, 1));
    const [a, b, c] = [4, 6, 8].map((n) => net.conv(stem, [8, n], square(1)));
    const network = readNetwork(net.to(net.node('Concat', [a ?? '', b ?? '', c ?? ''], { axis: 1 })));
    const { map, scale } = drawn(network);
    check(network, map);
    const rows = [1, 2, 3].map((n) => at(map, `block1/conv${n}`));
    expect(new Set(rows.map(({ column }) => column)).size).toBe(1);
    expect(rows.map(({ height }) => height / scale.perRow)).toEqual(
      [12, 12, 12].map((n) => expect.closeTo(n, 6)),
    );
    const ends = map.links.filter(({ to }) => at(map, to).layer.op.kind === 'concat').map(({ end }) => end);
    // 4, 6 and 8 of 18 channels, one below the other.
    expect(ends.map(({ top, bottom }) => (bottom - top) / (12 * scale.perRow))).toEqual(
      [4, 6, 8].map((n) => expect.closeTo(n / 18, 6)),
    );
    expect(ends[0]?.bottom).toBeCloseTo(ends[1]?.top ?? NaN);
  });
});
