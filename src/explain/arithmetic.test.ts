import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { pngPixels, recipe } from '../fixtures/node/engine';
import { nativeRun, seeded, starter, type NativeRun } from '../fixtures/node/native';
import { pattern } from '../fixtures/node/pattern';
import { readOnnx } from '../network/onnx';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import { layerOf, type Layer } from '../network/types';
import { parametersOf } from '../network/weights';
import { inputTensor } from '../tensor/input';
import { extents, type Tensor } from '../tensor/tensor';
import { explainValue } from './arithmetic';
import type { Explanation, Parameters, Question, Site, Term } from './explanation';
import { verdict } from './verdict';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shared = process.env['SQUEEZELENS_SHARED'];

/** Asks about one value of a run; the weights of each layer are read once. */
function asker({ bytes, post }: NativeRun, picture: Question['picture'] = null) {
  const graph = readOnnx(bytes);
  const known = new Map<string, Parameters | null>();
  return (layer: Layer, site: Omit<Site, 'key'>): Explanation => {
    const parameters = known.get(layer.key) ?? parametersOf(graph, layer);
    known.set(layer.key, parameters);
    const inputs = layer.inputs.flatMap((key) => post.get(key) ?? []);
    return explainValue({ layer, ...site, inputs, parameters, picture });
  };
}

function outcomeOf(explanation: Explanation) {
  if (explanation.kind === 'unavailable') throw new Error(explanation.reason);
  return explanation.outcome;
}

function valueAt(tensor: Tensor | undefined, { channel, row, column }: Omit<Site, 'key'>): number {
  if (!tensor) throw new Error('no tensor');
  const { height, width } = extents(tensor);
  return tensor.data[(channel * height + row) * width + column] ?? Number.NaN;
}

/** 10,000 sites: every other one not zero, one in four on the border of a map that has more than one position. */
function sites({ network, post }: NativeRun, count: number) {
  const random = seeded(20250117);
  const below = (size: number) => Math.floor(random() * size);
  const chosen: { layer: Layer; channel: number; row: number; column: number }[] = [];
  while (chosen.length < count) {
    const layer = network.layers.at(below(network.layers.length))!;
    const { channels, height, width } = extents(post.get(layer.key)!);
    const site = { layer, channel: below(channels), row: below(height), column: below(width) };
    if (chosen.length % 4 === 0 && height > 1) {
      const [axis, end] = [below(2), below(2)];
      if (axis === 0) site.row = end * (height - 1);
      else site.column = end * (width - 1);
    }
    if (chosen.length % 4 === 0 && height === 1) continue;
    if (chosen.length % 2 === 0 && valueAt(post.get(layer.key), site) === 0) continue;
    chosen.push(site);
  }
  return chosen;
}

/** The third witness: a convolution without a thought, over a copy of the map with its padding written out. */
function plainConvolution(
  layer: Layer,
  input: Tensor,
  { weight, bias }: Parameters,
  site: Omit<Site, 'key'>,
) {
  if (layer.op.kind !== 'conv') throw new Error(layer.op.kind);
  const [kh, kw] = layer.op.window.kernel;
  const [sh, sw] = layer.op.window.strides;
  const [top, left, bottom, right] = layer.op.window.pads;
  const { channels, height, width } = extents(input);
  let sum = bias?.data[site.channel] ?? 0;
  for (let c = 0; c < channels; c++) {
    const padded = Array.from(
      { length: height + top + bottom },
      () => new Float64Array(width + left + right),
    );
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        padded[y + top]?.set([input.data[(c * height + y) * width + x] ?? 0], x + left);
    for (let y = 0; y < kh; y++)
      for (let x = 0; x < kw; x++)
        sum +=
          (padded[site.row * sh + y]?.[site.column * sw + x] ?? Number.NaN) *
          (weight.data[((site.channel * channels + c) * kh + y) * kw + x] ?? Number.NaN);
  }
  return sum;
}

const cases = (['1.0', '1.1'] as const).flatMap((version) => [
  {
    title: `${version}, starter weights, a pattern`,
    skip: false,
    bytes: () => starter(version),
    pixels: () => pattern(227, 227),
  },
  {
    title: `${version}, authors' weights, a golden retriever (needs the reference folder)`,
    skip: !shared,
    bytes: () => readFileSync(join(shared ?? '', `weights/squeezenet${version}.onnx`)),
    pixels: () => pngPixels(readFileSync(join(shared ?? '', 'reference/n02099601.227.png'))),
  },
]);

for (const { title, skip, bytes, pixels } of cases)
  describe.skipIf(skip)(title, () => {
    let run: NativeRun;
    let picture: NonNullable<Question['picture']>;
    beforeAll(async () => {
      picture = { pixels: pixels(), recipe };
      run = await nativeRun(bytes(), inputTensor(picture.pixels, recipe));
    });

    test("10,000 recomputed values are the runtime's", () => {
      const ask = asker(run, picture);
      const wrong: unknown[] = [];
      let nonzero = 0;
      let border = 0;
      for (const { layer, ...site } of sites(run, 10_000)) {
        const runtime = valueAt(run.post.get(layer.key), site);
        const { height, width } = extents(run.post.get(layer.key)!);
        const { value, before, sumOfAbs } = outcomeOf(ask(layer, site));
        const pre = run.pre.get(layer.key);
        const errors = [value - runtime, pre ? before - valueAt(pre, site) : 0];
        const near = errors.every((error) => Math.abs(error) <= 1e-5 * sumOfAbs);
        if (!near || !verdict(value, runtime, sumOfAbs).agrees)
          wrong.push({ ...site, key: layer.key, errors });
        if (runtime !== 0) nonzero++;
        if (height > 1 && (site.row % (height - 1) === 0 || site.column % (width - 1) === 0)) border++;
      }
      expect(wrong).toEqual([]);
      expect(nonzero).toBeGreaterThanOrEqual(5000);
      expect(border).toBeGreaterThanOrEqual(2500);
    });

    test('a convolution without a thought gives the same', () => {
      const ask = asker(run);
      const graph = readOnnx(run.bytes);
      let compared = 0;
      for (const { layer, ...site } of sites(run, 200)) {
        if (layer.op.kind !== 'conv') continue;
        const { before, sumOfAbs } = outcomeOf(ask(layer, site));
        const plain = plainConvolution(
          layer,
          run.post.get(layer.inputs.at(0)!)!,
          parametersOf(graph, layer)!,
          site,
        );
        expect(Math.abs(before - plain)).toBeLessThanOrEqual(1e-12 * sumOfAbs);
        compared++;
      }
      expect(compared).toBeGreaterThan(100);
    });

    test('one changed weight in the model is found out', () => {
      const { network, post } = run;
      const changed = run.bytes.slice();
      const layer = layerOf(network, 'fire5/expand3x3')!;
      const { height, width } = extents(post.get(layer.key)!);
      const active = post.get(layer.key)!.data.findIndex((value) => value > 0);
      const at = active % (height * width);
      const site = {
        channel: Math.floor(active / (height * width)),
        row: Math.floor(at / width),
        column: at % width,
      };
      const runtime = valueAt(post.get(layer.key), site);
      const honest = asker(run)(layer, site);
      if (honest.kind !== 'conv') throw new Error(honest.kind);
      expect(verdict(honest.outcome.value, runtime, honest.outcome.sumOfAbs).agrees).toBe(true);
      const part = honest.channels.at(0)!;
      const tap = part.products.findIndex(({ source }) => source === part.source);
      const raw = readOnnx(changed).initializers.get('fire5/expand3x3.weight')?.raw;
      if (!raw) throw new Error('no weights');
      const offset = ((site.channel * honest.channels.length + part.channel) * 9 + tap) * 4;
      const view = new DataView(raw.buffer, raw.byteOffset + offset, 4);
      expect(view.getFloat32(0, true)).toBe(part.products.at(tap)!.weight);
      view.setFloat32(0, view.getFloat32(0, true) * 1.01, true);
      const { value, sumOfAbs } = outcomeOf(asker({ ...run, bytes: changed })(layer, site));
      expect(verdict(value, runtime, sumOfAbs).agrees).toBe(false);
    });

    test('every term leads one layer down, and in the end to a pixel', () => {
      const ask = asker(run, picture);
      const random = seeded(7);
      for (let walk = 0; walk < 10; walk++) {
        let site: Site = { key: 'prob', channel: Math.floor(random() * 1000), row: 0, column: 0 };
        const visited: string[] = [];
        for (;;) {
          visited.push(site.key);
          const explanation = ask(layerOf(run.network, site.key)!, site);
          if (explanation.kind === 'input') {
            const { x, y, byte, colour } = explanation;
            expect([x, y]).toEqual([site.column, site.row]);
            expect(byte).toBe(picture.pixels.data[(y * 227 + x) * 4 + ['R', 'G', 'B'].indexOf(colour)]);
            break;
          }
          const terms = termsOf(explanation);
          const read = ({ source }: Term) =>
            typeof source === 'string' ? 0 : valueAt(run.post.get(source.key), source);
          expect(terms.filter((term) => term.value !== read(term))).toEqual([]);
          const inside = terms.filter(({ source }) => typeof source !== 'string');
          const next = inside[Math.floor(random() * inside.length)]?.source;
          if (!next || typeof next === 'string') throw new Error(`${site.key} leads nowhere`);
          expect(layerOf(run.network, site.key)!.inputs).toContain(next.key);
          site = next;
        }
        expect(visited).toEqual(
          expect.arrayContaining(['prob', 'pool10', 'conv10', 'fire9/concat', 'conv1', 'input']),
        );
      }
    });
  });

function termsOf(explanation: Explanation): readonly Term[] {
  switch (explanation.kind) {
    case 'conv':
      return explanation.channels.flatMap(({ products }) => products);
    case 'linear':
      return explanation.products;
    case 'maxpool':
    case 'average':
    case 'add':
      return explanation.terms;
    case 'concat':
    case 'relu':
      return [explanation.term];
    case 'softmax':
      return explanation.classes;
    case 'input':
    case 'unavailable':
      return [];
  }
}

test('terms of a sum come largest first, NaN before all', () => {
  const layer = layerOf(readNetwork(sketched((net) => net.conv('x', [3, 1], square(1)))), 'conv1')!;
  const input = { dims: [1, 3, 1, 1], data: Float32Array.of(1, -5, 3) };
  const parameters = { weight: { dims: [1, 3, 1, 1], data: Float32Array.of(1, 1, 1) }, bias: null };
  const question = { layer, channel: 0, row: 0, column: 0, inputs: [input], parameters, picture: null };
  expect(explainValue(question)).toMatchObject({
    channels: [{ channel: 1 }, { channel: 2 }, { channel: 0 }],
  });
  const broken = { ...input, data: Float32Array.of(1, -5, Number.NaN) };
  expect(explainValue({ ...question, inputs: [broken] })).toMatchObject({
    channels: [{ channel: 2 }, { channel: 1 }, { channel: 0 }],
  });
});

/** Every value of a network's layers, recomputed and compared. */
function disagreements(run: NativeRun): string[] {
  const ask = asker(run);
  const found: string[] = [];
  for (const layer of run.network.layers) {
    if (layer.op.kind === 'input') continue;
    const tensor = run.post.get(layer.key)!;
    const { channels, height, width } = extents(tensor);
    for (let channel = 0; channel < channels; channel++)
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++) {
          const explanation = ask(layer, { channel, row, column });
          const runtime = valueAt(tensor, { channel, row, column });
          const where = `${layer.op.kind} (${channel}, ${row}, ${column})`;
          if (explanation.kind === 'unavailable') found.push(`${where}: ${explanation.reason}`);
          else if (!verdict(explanation.outcome.value, runtime, explanation.outcome.sumOfAbs).agrees)
            found.push(`${where}: ${explanation.outcome.value}, runtime ${runtime}`);
        }
  }
  return found;
}

function sketched(draw: (net: Sketch) => string, height = 1, width = height): Uint8Array {
  const net = new Sketch(height, width);
  const output = draw(net);
  const random = seeded(net.nodes.length * 1000 + height);
  for (const { data } of net.stored) data.forEach((_, i) => (data[i] = random() * 2 - 1));
  return net.to(output);
}

function noise(height: number, width = height): Tensor {
  const random = seeded(height * 31 + width);
  return {
    dims: [1, 3, height, width],
    data: Float32Array.from({ length: 3 * height * width }, () => random() * 2 - 1),
  };
}

const size = (min: number, max: number) => fc.integer({ min, max });
const kernels = fc.record({
  kernel: fc.tuple(size(1, 3), size(1, 4)),
  strides: fc.tuple(size(1, 3), size(1, 3)),
  dilations: fc.tuple(size(1, 2), size(1, 2)),
  pads: fc.tuple(size(0, 3), size(0, 3), size(0, 3), size(0, 3)),
  ceil: size(0, 1),
  counted: size(0, 1),
});

test('convolutions in groups, by depth, dilated, with uneven padding', async () => {
  await fc.assert(
    fc.asyncProperty(
      kernels,
      fc.constantFrom(1, 3),
      size(1, 3),
      fc.boolean(),
      async ({ kernel, strides, dilations, pads }, group, factor, relu) => {
        const bytes = sketched(
          (net) => {
            const attributes = { kernel_shape: kernel, strides, dilations, pads, group };
            const first = net.conv('x', [3 / group, 3 * factor], attributes, relu);
            return net.conv(first, [factor, 6], { kernel_shape: [1, 1], group: 3 });
          },
          8,
          9,
        );
        expect(disagreements(await nativeRun(bytes, noise(8, 9)))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('pools of every kind: rounded up, padded, dilated, padding counted or not', async () => {
  await fc.assert(
    fc.asyncProperty(kernels, async ({ kernel, strides, dilations, pads, ceil, counted }) => {
      const room = pads.map((pad, i) => Math.min(pad, (kernel[i % 2] ?? 1) - 1));
      const attributes = { kernel_shape: kernel, strides, pads: room, ceil_mode: ceil };
      const bytes = sketched(
        (net) => {
          const max = net.node('MaxPool', ['x'], { ...attributes, dilations });
          const average = net.node('AveragePool', ['x'], { ...attributes, count_include_pad: counted });
          return net.node(
            'Concat',
            [net.node('GlobalAveragePool', [max]), net.node('GlobalAveragePool', [average])],
            { axis: 1 },
          );
        },
        8,
        9,
      );
      expect(disagreements(await nativeRun(bytes, noise(8, 9)))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('linear layers, sums, concatenations, ReLU and softmax', async () => {
  const bytes = sketched(
    (net) => {
      const a = net.conv('x', [3, 4], square(3, 1, 1));
      const b = net.conv('x', [3, 4], square(1), false);
      const sum = net.node('Relu', [net.node('Sum', [a, b, a])]);
      const joined = net.node('Concat', [sum, b, net.node('Relu', [b])], { axis: 1 });
      const flat = net.node('Flatten', [joined]);
      const hidden = net.node('Relu', [
        net.node('Gemm', [flat, net.store([7, 240]), net.store([7])], { transB: 1 }),
      ]);
      const wide = net.node('Gemm', [hidden, net.store([7, 9]), net.store([1])]);
      return net.node('Softmax', [net.node('MatMul', [wide, net.store([9, 5])])]);
    },
    4,
    5,
  );
  const run = await nativeRun(bytes, noise(4, 5));
  expect(disagreements(run)).toEqual([]);
  const kinds = new Set(run.network.layers.map(({ op }) => op.kind));
  expect([...kinds].sort()).toEqual(['add', 'concat', 'conv', 'input', 'linear', 'relu', 'softmax']);
});

describe('numbers that are not finite', () => {
  const bytes = sketched((net) => {
    const conv = net.conv('x', [3, 2], square(3, 1, 1));
    return net.node('AveragePool', [net.node('MaxPool', [conv], square(3, 2))], square(2));
  }, 12);
  const spoiled = async (value: number) => {
    const input = noise(12);
    input.data.fill(value, 30, 32);
    return await nativeRun(bytes, input);
  };

  test.each([Number.NaN, Infinity, -Infinity])(
    '%f agrees with the runtime but in a maximum',
    async (value) => {
      const run = await spoiled(value);
      const strange = run.network.layers.map(({ key }) =>
        run.post.get(key)!.data.some((n) => !Number.isFinite(n)),
      );
      expect(strange).toEqual([true, true, true, true]);
      // The runtime's maximum drops a NaN or keeps it, by the order in which it compares: that is told, not hidden.
      expect(disagreements(run).filter((text) => !/^maxpool .*: NaN/.test(text))).toEqual([]);
    },
  );

  test('a float32 sum that overflows where the true mean does not is a disagreement', async () => {
    const found = disagreements(await spoiled(3e38));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((text) => !/^avgpool .*e\+37, runtime Infinity/.test(text))).toEqual([]);
  });
});

describe('what cannot be explained says why', () => {
  const bytes = sketched((net) => net.node('LeakyRelu', [net.conv('x', [3, 2], square(3))]), 5);
  const { layers } = readNetwork(bytes);
  const [input, conv, other] = [layers.at(0)!, layers.at(1)!, layers.at(2)!];
  const asked = { channel: 0, row: 0, column: 0, inputs: [noise(5)], parameters: null, picture: null };
  const weight = { dims: [2, 4, 3, 3], data: new Float32Array(72) };

  test.each([
    ['operation', { ...asked, layer: other }],
    ['tensors', { ...asked, layer: conv, inputs: [] }],
    ['weights', { ...asked, layer: conv }],
    ['shape', { ...asked, layer: conv, parameters: { weight, bias: null } }],
    ['picture', { ...asked, layer: input }],
  ])('%s', (reason, question) => {
    expect(explainValue(question)).toEqual({ kind: 'unavailable', reason });
  });

  test('a position that is not there is an error', () => {
    for (const [channel, row, column] of [
      [2, 0, 0],
      [0, 3, 0],
      [0, 0, -1],
      [0, 0.5, 0],
    ] as const)
      expect(() => explainValue({ ...asked, layer: conv, channel, row, column })).toThrow(RangeError);
  });
});
