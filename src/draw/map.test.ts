import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import type { Layer, Network } from '../network/types';
import { networkMap, type NetworkMap } from './map';
import { flows, type Flow } from './mapLinks';
import { mapScale } from './mapScale';
import type { MapBox } from './mapUnits';

/** A layer of a graph that no file describes: what it reads are places of earlier layers. */
interface Node {
  inputs: readonly number[];
  shape: readonly number[] | null;
  concat: boolean;
}

function graph(nodes: readonly Node[]): Network {
  const layers = nodes.map(({ inputs, shape, concat }, i): Layer => ({
    key: `n${i}`,
    op: concat ? { kind: 'concat' } : { kind: i === 0 ? 'input' : 'add' },
    role: concat ? 'concat' : 'other',
    inputs: inputs.map((input) => `n${input}`),
    tensor: `t${i}`,
    preTensor: null,
    shape,
    cost: { parameters: i, macs: i % 7 === 3 ? null : i * 10, outputBytes: i % 5 === 0 ? null : i },
    receptive: null,
    nodes: [],
  }));
  const input = { tensor: 't0', shape: [3, 8, 8] } as const;
  const stages = layers.map(({ key }) => ({ kind: 'other', name: key, layers: [key] }) as const);
  return {
    name: 'g',
    producer: '',
    opset: 13,
    input,
    outputs: [],
    layers,
    stages,
    logits: null,
    probabilities: null,
  };
}

const shape = fc.oneof(
  fc.tuple(
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 1, max: 300 }),
  ),
  fc.tuple(fc.integer({ min: 1, max: 2000 })),
  fc.constant(null),
);

/** Graphs whose every layer reads one to four earlier ones, near or far. */
const graphs = (most: number) =>
  fc
    .array(
      fc.record({ back: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), shape, concat: fc.boolean() }),
      { maxLength: most },
    )
    .map((rows) =>
      graph([
        { inputs: [], shape: [3, 8, 8], concat: false },
        ...rows.map(({ back, ...rest }, i) => ({
          ...rest,
          inputs: [...new Set(back.map((n) => i - (n % (i + 1))))],
        })),
      ]),
    );

function drawn(
  network: Network,
  { width = 560, flow = 'channels', open = null }: { width?: number; flow?: Flow; open?: string | null } = {},
) {
  const scale = mapScale([network], width, open);
  return { scale, map: networkMap(network, flow, scale, open) };
}

const apart = (a: MapBox, b: MapBox) =>
  a.x + a.width <= b.x + 1e-6 ||
  b.x + b.width <= a.x + 1e-6 ||
  a.y + a.height <= b.y + 1e-6 ||
  b.y + b.height <= a.y + 1e-6;

/** All that must hold of any map. */
function check(network: Network, { boxes, links, width, height }: NetworkMap) {
  expect(boxes.map(({ key }) => key)).toEqual(network.layers.map(({ key }) => key));
  const solid = boxes.filter(({ form }) => form !== 'half');
  for (const [i, a] of solid.entries())
    for (const b of solid.slice(i + 1)) if (!apart(a, b)) throw new Error(`${a.key} overlaps ${b.key}`);
  for (const { x, y, width: w, height: h } of boxes) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-6);
    expect(x + w).toBeLessThanOrEqual(width + 1e-6);
    expect(y + h).toBeLessThanOrEqual(height + 1e-6);
  }
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  for (const { from, to, start, end } of links) {
    const [a, b] = [byKey.get(from), byKey.get(to)];
    if (!a || !b) throw new Error(`${from} or ${to} is not drawn`);
    expect(start.x).toBeCloseTo(a.x + a.width, 6);
    expect(end.x).toBeCloseTo(b.x, 6);
    expect(start.x).toBeLessThan(end.x);
    for (const [side, box] of [
      [start, a],
      [end, b],
    ] as const) {
      expect(side.top).toBeGreaterThanOrEqual(box.y - 1e-6);
      expect(side.bottom).toBeLessThanOrEqual(box.y + box.height + 1e-6);
      expect(side.bottom).toBeGreaterThan(side.top);
    }
  }
}

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

  test('widths are channels and heights rows on one scale each, no box below two pixels', () => {
    fc.assert(
      fc.property(graphs(40), (network) => {
        const { map, scale } = drawn(network);
        for (const { layer, form, width, height } of map.boxes) {
          const [channels = 1, rows = 1, columns = 1] = layer.shape ?? [];
          const maps = layer.op.kind !== 'input' && layer.shape?.length === 3 && rows * columns > 1;
          expect(form).toBe(maps ? 'maps' : 'dot');
          if (!maps) continue;
          expect(width).toBeCloseTo(Math.max(2, channels * scale.perChannel), 6);
          expect(height).toBeCloseTo(Math.max(2, rows * scale.perRow), 6);
        }
      }),
    );
  });

  test('a map fits its width unless the widest layer would become narrower than 24 pixels', () => {
    fc.assert(
      fc.property(graphs(30), fc.integer({ min: 520, max: 1500 }), (network, width) => {
        const { map, scale } = drawn(network, { width });
        const widest = Math.max(
          1,
          ...map.boxes.map(({ form, layer }) => (form === 'maps' ? (layer.shape?.[0] ?? 1) : 1)),
        );
        if (scale.perChannel * widest > 24 + 1e-6) expect(map.width).toBeLessThanOrEqual(width + 1e-6);
      }),
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

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  const network = released(version);
  const at = (map: NetworkMap, key: string) => map.boxes.find((box) => box.key === key)!;

  test.each([520, 560, 776, 1120])('fits %i pixels, conv10 with all its 1000 channels', (width) => {
    const { map } = drawn(network, { width });
    check(network, map);
    expect(map.width).toBeLessThanOrEqual(width);
    expect(map.width).toBeGreaterThan(width - 1);
    expect(at(map, 'conv10').width / at(map, 'fire9/concat').width).toBeCloseTo(1000 / 512, 6);
  });

  test('the halves of a closed module fill its concatenation, 1x1 above', () => {
    const { map } = drawn(network);
    const [whole, one, three] = ['concat', 'expand1x1', 'expand3x3'].map((part) => at(map, `fire5/${part}`));
    expect([whole?.form, one?.form, three?.form]).toEqual(['whole', 'half', 'half']);
    expect(one?.y).toBeCloseTo(whole?.y ?? NaN);
    expect(three?.y).toBeCloseTo((one?.y ?? NaN) + (one?.height ?? NaN));
    expect((one?.height ?? 0) + (three?.height ?? 0)).toBeCloseTo(whole?.height ?? NaN);
    expect(one?.height).toBeCloseTo(three?.height ?? NaN);
  });

  test.each(['fire2', 'fire5', 'fire9'])(
    '%s opened: four boxes apart, larger by the two factors that are told, all else in sight',
    (name) => {
      const { map, scale } = drawn(network, { open: name });
      check(network, map);
      expect(map.width).toBeLessThanOrEqual(560);
      expect(scale.magnified.across).toBe(4);
      expect(scale.magnified.down).toBeGreaterThanOrEqual(1.5);
      for (const part of ['squeeze1x1', 'expand1x1', 'expand3x3', 'concat']) {
        const box = at(map, `${name}/${part}`);
        const [channels = 0, rows = 0] = box.layer.shape ?? [];
        expect(box.form).toBe('maps');
        expect(box.width).toBeCloseTo(Math.max(2, channels * scale.perChannel * scale.magnified.across), 6);
        expect(box.height).toBeCloseTo(rows * scale.perRow * scale.magnified.down, 6);
      }
      expect(map.opened?.name).toBe(name);
      expect(at(map, `${name}/expand1x1`).y).toBeLessThan(at(map, `${name}/expand3x3`).y);
    },
  );

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

  test('two versions share one scale', () => {
    const both = [released('1.0'), released('1.1')];
    const scale = mapScale(both, 800, null);
    const widths = both.map((each) => networkMap(each, 'channels', scale).width);
    expect(Math.max(...widths)).toBeLessThanOrEqual(800);
    expect(Math.max(...widths)).toBeGreaterThan(799);
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

  const at = (map: NetworkMap, key: string) => map.boxes.find((box) => box.key === key)!;
});
