import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { buildSqueezeNet, designs, firesOf, randomFiller, type Design } from './build';
import { totals } from './cost';
import { readNetwork } from './network';
import { tap, tensorNames } from './taps';
import { layerOf } from './types';

describe.each([
  ['1.0', designs['1.0'], 1_248_424, 832_667_936],
  ['1.1', designs['1.1'], 1_235_496, 387_747_520],
] as const)('the released design %s', (_, design, parameters, macs) => {
  test('has the parameters and multiply-accumulates of the reference', () => {
    expect(totals(readNetwork(buildSqueezeNet(design)))).toMatchObject({ parameters, macs });
  });

  test('runs in the runtime, two pictures at once', async () => {
    const session = await InferenceSession.create(buildSqueezeNet({ ...design, size: 63 }));
    const pictures = Float32Array.from({ length: 2 * 3 * 63 * 63 }, (_, i) => Math.sin(i));
    const { prob } = await session.run({ data: new Tensor('float32', pictures, [2, 3, 63, 63]) });
    await session.release();
    expect(prob?.dims).toEqual([2, 1000]);
    const sum = Array.from(prob?.data ?? [], Number).reduce((sum, p) => sum + p, 0);
    expect(sum).toBeCloseTo(2, 4);
  });
});

test('totals at 224 are those that others report', () => {
  expect(totals(readNetwork(buildSqueezeNet({ ...designs['1.0'], size: 224 }))).macs).toBe(818_924_576);
  expect(totals(readNetwork(buildSqueezeNet({ ...designs['1.1'], size: 224 }))).macs).toBe(349_151_936);
});

test('metaparameters give the filters of the paper', () => {
  const fires = firesOf({
    modules: 8,
    base: 128,
    increment: 128,
    every: 2,
    squeezeRatio: 0.125,
    share3x3: 0.5,
  });
  expect(fires.map(({ squeeze, expand1x1, expand3x3 }) => `${squeeze}/${expand1x1}/${expand3x3}`)).toEqual([
    '16/64/64',
    '16/64/64',
    '32/128/128',
    '32/128/128',
    '48/192/192',
    '48/192/192',
    '64/256/256',
    '64/256/256',
  ]);
});

const small: Design = {
  name: 'small',
  size: 31,
  first: { channels: 6, kernel: 5, stride: 2 },
  fires: [{ squeeze: 2, expand1x1: 3, expand3x3: 4 }],
  poolsAfter: [2],
  classes: 5,
};

test('the same seed gives the same bytes, another one others', () => {
  const bytes = buildSqueezeNet(small);
  expect(buildSqueezeNet(small, randomFiller(1))).toEqual(bytes);
  expect(buildSqueezeNet(small, randomFiller(2))).not.toEqual(bytes);
});

test('random weights have mean 0 and variance 2 / fan-in', () => {
  const data = randomFiller(3)('fire9/expand3x3', 'weight', [256, 64, 3, 3]);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
  // 147,456 draws: five standard errors are 0.013 of the deviation and 0.018 of the variance.
  expect(Math.abs(mean)).toBeLessThan(0.013 * Math.sqrt(2 / 576));
  expect(Math.abs(variance / (2 / 576) - 1)).toBeLessThan(0.02);
});

test('a filler is asked for every weight and bias once', () => {
  const asked: string[] = [];
  buildSqueezeNet(small, (layer, part, dims) => {
    asked.push(`${layer}.${part} ${dims.join(' ')}`);
    return new Float32Array(dims.reduce((size, dim) => size * dim, 1));
  });
  expect(asked).toEqual([
    'conv1.weight 6 3 5 5',
    'conv1.bias 6',
    'fire2/squeeze1x1.weight 2 6 1 1',
    'fire2/squeeze1x1.bias 2',
    'fire2/expand1x1.weight 3 2 1 1',
    'fire2/expand1x1.bias 3',
    'fire2/expand3x3.weight 4 2 3 3',
    'fire2/expand3x3.bias 4',
    'conv3.weight 5 7 1 1',
    'conv3.bias 5',
  ]);
});

test('tapped, every tensor comes out, and one that is declared or fed already is left out', async () => {
  const bytes = buildSqueezeNet(small);
  const network = readNetwork(bytes);
  expect(network.layers.map((layer) => layer.key)).toContain('pool2');
  expect(layerOf(network, 'fire2/expand3x3')?.shape).toEqual([4, 14, 14]);
  expect(tap(bytes, ['prob', 'data'])).toEqual(bytes);
  const names = tensorNames(network, { pre: true });
  const tapped = tap(bytes, [...names, ...names, 'data']);
  expect(tapped.subarray(0, bytes.length)).toEqual(bytes);
  // A tapped file reads as the same network of more outputs, and a tap of it adds nothing.
  const again = readNetwork(tapped);
  expect(again).toEqual({ ...network, outputs: again.outputs });
  expect(new Set(again.outputs)).toEqual(new Set(names));
  expect(tap(tapped, names)).toEqual(tapped);

  const picture = {
    data: new Tensor(
      'float32',
      Float32Array.from({ length: 3 * 31 * 31 }, (_, i) => Math.cos(i)),
      [1, 3, 31, 31],
    ),
  };
  const [plain, full] = await Promise.all([bytes, tapped].map((model) => InferenceSession.create(model)));
  const expected = await plain?.run(picture);
  const found = await full?.run(picture);
  expect(Object.keys(found ?? {}).toSorted()).toEqual(names.toSorted());
  expect(found?.['prob']?.data).toEqual(expected?.['prob']?.data);
  for (const { tensor, preTensor } of network.layers)
    if (preTensor) {
      const before = Array.from(found?.[preTensor]?.data ?? [], Number);
      expect(Array.from(found?.[tensor]?.data ?? [], Number)).toEqual(
        before.map((value) => Math.max(0, value)),
      );
    }
  await plain?.release();
  await full?.release();
});
