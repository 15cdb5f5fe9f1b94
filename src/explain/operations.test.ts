import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { asker, valueAt } from '../fixtures/node/asked';
import { nativeRun, seeded, type NativeRun } from '../fixtures/node/native';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import { layerOf } from '../network/types';
import { extents, type Tensor } from '../tensor/tensor';
import { explainValue } from './arithmetic';
import { verdict } from './verdict';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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
