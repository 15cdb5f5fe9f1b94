import { InferenceSession, Tensor as NativeTensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { nodeEngine } from '../fixtures/node/engine';
import {
  densenet121,
  mobilenet2,
  resnet18,
  shufflenet2,
  squeezenetBypass,
  vgg11,
} from '../fixtures/node/architectures';
import { pattern } from '../fixtures/node/pattern';
import { ZooGraph } from '../fixtures/node/zoo';
import { totals } from '../network/cost';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { tap } from '../network/taps';
import type { Network } from '../network/types';
import { inputTensor } from '../tensor/input';
import type { InputRecipe } from '../tensor/pixels';

const recipe = (size: number): InputRecipe => ({
  size,
  resize: size,
  via: null,
  order: 'RGB',
  scale: 1 / 255,
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
});

/**
 * Runs a network in the engine and in the native runtime, and compares every layer's tensor. Gives the network as the
 * engine knows it, after all of its sizes were found.
 */
async function same(bytes: Uint8Array<ArrayBuffer>, side: number): Promise<Network> {
  const engine = nodeEngine();
  const blob = new Blob([bytes]);
  const source = { id: 'm', url: 'zoo', sha256: null, recipe: recipe(side), files: [{ name: 'zoo', blob }] };
  const { network } = await engine.load(source);
  const pixels = pattern(side, side);
  const { activations } = await engine.run('m', pixels, { kind: 'all', pre: false });
  const names = network.layers.map(({ tensor }) => tensor);
  const session = await InferenceSession.create(tap(bytes, names), { logSeverityLevel: 4 });
  const { data, dims } = inputTensor(pixels, recipe(side));
  const truth = await session.run({ x: new NativeTensor('float32', data, dims) });
  for (const { key, op, tensor, shape } of network.layers) {
    if (op.kind === 'input') continue;
    const found = activations.post.get(key);
    const expected = truth[tensor];
    if (!(expected?.data instanceof Float32Array)) {
      expect(found, key).toBeUndefined();
      continue;
    }
    expect(found?.dims, key).toEqual(expected.dims);
    expect(shape, key).toEqual(expected.dims.slice(1));
    let range = 0;
    let worst = 0;
    expected.data.forEach((value, i) => {
      range = Math.max(range, Math.abs(value));
      worst = Math.max(worst, Math.abs(value - (found?.data[i] ?? NaN)));
    });
    expect(range, `${key} holds numbers`).toBeGreaterThan(0);
    // Sums in another order, through up to 120 layers of random weights, which enlarge every difference.
    expect(worst / range, key).toBeLessThan(1e-4);
  }
  await session.release();
  await engine.unload('m');
  return network;
}

/** Every node is a layer, part of one, or a constant that one reads. */
function expectWhole(bytes: Uint8Array, { layers }: Network) {
  const listed = layers.flatMap(({ nodes }) => nodes);
  expect(listed.toSorted()).toEqual(
    readOnnx(bytes)
      .nodes.map(({ opType, name }) => `${opType} ${name}`)
      .toSorted(),
  );
}

const formsOf = ({ stages }: Network) => {
  const counts: Record<string, number> = {};
  for (const stage of stages) {
    const form = stage.kind === 'block' ? stage.form : stage.kind;
    if (form === 'fire' || stage.kind === 'block') counts[form] = (counts[form] ?? 0) + 1;
  }
  return counts;
};

describe('published architectures at full size', () => {
  test.each([
    // Parameter counts: torchvision's documentation of each model.
    ['ResNet-18', resnet18, 11_689_512, { residual: 8 }],
    ['MobileNet v2', mobilenet2, 3_504_872, { 'inverted residual': 10 }],
    ['DenseNet-121', densenet121, 7_978_856, { dense: 58 }],
    ['ShuffleNet v2', shufflenet2, 2_278_604, { block: 16 }],
  ] as const)(
    '%s',
    async (_, draw, parameters, forms) => {
      const bytes = draw();
      const network = await same(bytes, 224);
      expect(totals(network).parameters).toBe(parameters);
      expect(totals(network).macs).toBeGreaterThan(1e8);
      expect(formsOf(network)).toEqual(forms);
      expectWhole(bytes, network);
    },
    120_000,
  );

  test.each([false, true])(
    'SqueezeNet with bypass, complex: %s',
    async (complex) => {
      const bytes = squeezenetBypass(complex);
      const network = await same(bytes, 227);
      expect(formsOf(network)['fire']).toBe(8);
      expectWhole(bytes, network);
      // Simple bypass costs nothing (paper, section 6): 1.0 has 1,248,424 parameters.
      if (!complex) expect(totals(network).parameters).toBe(1_248_424);
    },
    120_000,
  );

  test('VGG-11 is read whole', () => {
    const bytes = vgg11();
    const network = readNetwork(bytes);
    expect(totals(network).parameters).toBe(132_863_336);
    expectWhole(bytes, network);
  });
});

describe('operators, tensor by tensor', () => {
  const zoo: Record<string, (g: ZooGraph) => string> = {
    'Constant weights': (g) => g.relu(g.node('Conv', ['x', g.constant([4, 3, 3, 3], 0.3)])),
    'group convolutions in a residual': (g) => {
      const a = g.relu(g.conv('x', [3, 8], 3));
      return g.node('Add', [g.conv(g.relu(g.conv(a, [8, 8], 3, { groups: 4 })), [8, 8], 1), a]);
    },
    'HardSwish of old files: Clip, Add, Mul, Div': (g) => {
      const a = g.conv('x', [3, 8], 3);
      const clipped = g.node('Clip', [
        g.node('Add', [a, g.store([], 0, 3)]),
        g.store([], 0, 0),
        g.store([], 0, 6),
      ]);
      return g.node('Div', [g.node('Mul', [a, clipped]), g.store([], 0, 6)]);
    },
    'squeeze and excite': (g) => {
      const a = g.relu(g.conv('x', [3, 8], 3));
      const gate = g.node('Sigmoid', [
        g.conv(g.relu(g.conv(g.node('GlobalAveragePool', [a]), [8, 2], 1)), [2, 8], 1),
      ]);
      return g.node('Mul', [a, gate]);
    },
    'HardSigmoid, LeakyRelu, Elu, PRelu': (g) => {
      const a = g.node('Elu', [
        g.node('LeakyRelu', [g.node('HardSigmoid', [g.conv('x', [3, 8], 3)])], { alpha: 0.25 }),
      ]);
      return g.node('PRelu', [a, g.store([8, 1, 1], 0.3)]);
    },
    'two inputs to Concat, one of them the picture': (g) =>
      g.node('Concat', ['x', g.conv('x', [3, 5], 3)], { axis: 1 }),
    'ReduceMean and MatMul': (g) => {
      const pooled = g.node('ReduceMean', [g.relu(g.conv('x', [3, 8], 3))], { axes: [2, 3], keepdims: 0 });
      return g.node('Softmax', [g.node('MatMul', [pooled, g.store([8, 5], 0.5)])], { axis: 1 });
    },
    'auto_pad, dilations, pads on one side, ceil mode': (g) => {
      const weight = g.store([6, 3, 3, 3], 0.3);
      const a = g.node('Conv', ['x', weight], { auto_pad: 'SAME_UPPER', strides: [2, 2] });
      const b = g.node('Conv', [g.relu(a), g.store([6, 6, 3, 3], 0.2)], {
        dilations: [2, 2],
        pads: [0, 1, 2, 3],
      });
      return g.node('MaxPool', [b], { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 });
    },
    'Pad, Resize by Upsample, Transpose and Reshape': (g) => {
      const padded = g.node('Pad', ['x', g.int64s([0, 0, 1, 1, 0, 0, 2, 2])]);
      const turned = g.node('Transpose', [g.conv(padded, [3, 4], 3)], { perm: [0, 1, 3, 2] });
      return g.node('Reshape', [turned, g.int64s([0, 2, -1])]);
    },
    'tensors of whole numbers, which are shown without maps': (g) => {
      const a = g.relu(g.conv('x', [3, 4], 3));
      return g.node('Add', [a, g.node('Cast', [g.node('Cast', [a], { to: 7 })], { to: 1 })]);
    },
    'quantised and back (QDQ)': (g) => {
      const scale = g.store([], 0, 0.05);
      const a = g.node('QuantizeLinear', [g.relu(g.conv('x', [3, 4], 3)), scale]);
      return g.conv(g.node('DequantizeLinear', [a, scale]), [4, 4], 3);
    },
    'LRN, InstanceNormalization, GlobalMaxPool': (g) => {
      const a = g.node('LRN', [g.conv('x', [3, 6], 3)], { size: 3 });
      return g.node('GlobalMaxPool', [
        g.node('InstanceNormalization', [a, g.store([6], 0.2, 1), g.store([6], 0.2)]),
      ]);
    },
  };

  test.each(Object.entries(zoo))('%s', async (_, draw) => {
    for (const batch of ['N', 1] as const) {
      const g = new ZooGraph();
      const bytes = g.to(draw(g), 17, { batch });
      const network = await same(bytes, 17);
      expectWhole(bytes, network);
    }
  });
});
