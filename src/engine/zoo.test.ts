import { describe, expect, test } from 'vitest';
import { densenet121, resnet18, shufflenet2, squeezenetBypass, vgg11 } from '../fixtures/node/architectures';
import { expectWhole, runsAsNative } from '../fixtures/node/judged';
import { efficientnet, mobilenet1, mobilenet2, mobilenet3 } from '../fixtures/node/mobileArchitectures';
import { smallClassifier, ZooGraph } from '../fixtures/node/zoo';
import { totals } from '../network/cost';
import { readNetwork } from '../network/network';
import type { Network } from '../network/types';

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
    // Parameter counts: torchvision's documentation of each model; of MobileNet v1 Keras' trainable ones.
    ['ResNet-18', resnet18, 11_689_512, { residual: 8 }],
    // Of v1 no two branches ever meet.
    ['MobileNet v1', mobilenet1, 4_231_976, {}],
    ['MobileNet v2', mobilenet2, 3_504_872, { 'inverted residual': 10 }],
    ['MobileNet v3', mobilenet3, 5_483_032, { 'inverted residual': 10 }],
    ['EfficientNet-B0', efficientnet, 5_288_548, { 'inverted residual': 9 }],
    ['DenseNet-121', densenet121, 7_978_856, { dense: 58 }],
    ['ShuffleNet v2', shufflenet2, 2_278_604, { block: 16 }],
  ] as const)(
    '%s',
    async (_, draw, parameters, forms) => {
      const bytes = draw();
      const network = await runsAsNative(bytes, 224);
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
      const network = await runsAsNative(bytes, 227);
      expect(formsOf(network)['fire']).toBe(8);
      expectWhole(bytes, network);
      // Simple bypass costs nothing (paper, section 6): 1.0 has 1,248,424 parameters.
      if (!complex) expect(totals(network).parameters).toBe(1_248_424);
    },
    120_000,
  );

  test('VGG-11 is read whole', () => {
    const bytes = vgg11({ empty: true });
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
    'weights of 8 bits, between levels of 8 bits (QDQ)': (g) => {
      const scale = g.store([], 0, 0.05);
      const levels = (x: string) => g.node('DequantizeLinear', [g.node('QuantizeLinear', [x, scale]), scale]);
      return g.relu(g.node('Conv', [levels(g.conv('x', [3, 4], 3)), g.levels([4, 4, 3, 3])]));
    },
    'a bias that two layers share, and one that is all zeros': (g) => {
      const bias = g.store([4], 0.3);
      const conv = (x: string, from: number, bias: string) =>
        g.node('Conv', [x, g.store([4, from, 1, 1], 0.4), bias]);
      const zeros = g.node('ConstantOfShape', [g.int64s([4])]);
      return conv(conv(conv('x', 3, g.node('Identity', [bias])), 4, bias), 4, zeros);
    },
    'channels shuffled by computed sizes': (g) => {
      const a = g.conv('x', [3, 4], 3);
      const size = (at: number) => g.node('Gather', [g.node('Shape', [a]), g.int64s([at])]);
      const half = g.node('Div', [size(1), g.int64s([2])]);
      const apart = g.node('Concat', [size(0), g.int64s([2]), half, size(2), size(3)], { axis: 0 });
      const turned = g.node('Transpose', [g.node('Reshape', [a, apart])], { perm: [0, 2, 1, 3, 4] });
      return g.node('Reshape', [turned, g.node('Concat', [size(0), size(1), size(2), size(3)], { axis: 0 })]);
    },
    'outputs left out, and outputs that nobody reads': (g) => {
      const kept = g.node('Dropout', [g.conv('x', [3, 4], 3)], {}, ['']);
      const pooled = g.node('MaxPool', [kept], { kernel_shape: [2, 2], strides: [2, 2] }, ['indices']);
      return g.node('Dropout', [pooled], {}, ['mask']);
    },
    'If: its bodies read what is made around them': (g) => {
      const a = g.conv('x', [3, 4], 3);
      const kept = g.relu(a);
      const chosen = g.branch(
        g.node('Less', [g.node('ReduceMean', [kept], { keepdims: 1 }), g.store([], 0, 99)]),
        [
          { op: 'Neg', reads: a },
          { op: 'Abs', reads: a },
        ],
      );
      return g.node('Add', [chosen, kept]);
    },
    'Loop: its body reads what is made around it, and what goes round': (g) => {
      const a = g.conv('x', [3, 4], 3);
      const kept = g.relu(a);
      return g.node('Add', [g.loop(3, a, kept), kept]);
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
      const network = await runsAsNative(bytes, 17);
      expectWhole(bytes, network);
    }
  });
});

test('half precision: fed and given back as float32', async () => {
  const bytes = smallClassifier({ half: true });
  const network = await runsAsNative(bytes, 32);
  expectWhole(bytes, network);
  expect(totals(network).parameters).toBe(8 * 28 + 16 * 8 * 9 + 17 * 1000);
});
