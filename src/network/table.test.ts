import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { totals } from './cost';
import { readNetwork } from './network';
import { tap, tensorNames } from './taps';

/** Layer table at 227 pixels, from the reference: key, output shape, parameters, MACs of 1.0 and of 1.1. */
type Row = readonly [key: string, shape: readonly number[], parameters: number, macs: number];

const V10: readonly Row[] = [
  ['conv1', [96, 111, 111], 14_208, 173_873_952],
  ['pool1', [96, 55, 55], 0, 0],
  ['fire2/squeeze1x1', [16, 55, 55], 1_552, 4_646_400],
  ['fire2/expand1x1', [64, 55, 55], 1_088, 3_097_600],
  ['fire2/expand3x3', [64, 55, 55], 9_280, 27_878_400],
  ['fire2/concat', [128, 55, 55], 0, 0],
  ['fire3/squeeze1x1', [16, 55, 55], 2_064, 6_195_200],
  ['fire3/expand1x1', [64, 55, 55], 1_088, 3_097_600],
  ['fire3/expand3x3', [64, 55, 55], 9_280, 27_878_400],
  ['fire3/concat', [128, 55, 55], 0, 0],
  ['fire4/squeeze1x1', [32, 55, 55], 4_128, 12_390_400],
  ['fire4/expand1x1', [128, 55, 55], 4_224, 12_390_400],
  ['fire4/expand3x3', [128, 55, 55], 36_992, 111_513_600],
  ['fire4/concat', [256, 55, 55], 0, 0],
  ['pool4', [256, 27, 27], 0, 0],
  ['fire5/squeeze1x1', [32, 27, 27], 8_224, 5_971_968],
  ['fire5/expand1x1', [128, 27, 27], 4_224, 2_985_984],
  ['fire5/expand3x3', [128, 27, 27], 36_992, 26_873_856],
  ['fire5/concat', [256, 27, 27], 0, 0],
  ['fire6/squeeze1x1', [48, 27, 27], 12_336, 8_957_952],
  ['fire6/expand1x1', [192, 27, 27], 9_408, 6_718_464],
  ['fire6/expand3x3', [192, 27, 27], 83_136, 60_466_176],
  ['fire6/concat', [384, 27, 27], 0, 0],
  ['fire7/squeeze1x1', [48, 27, 27], 18_480, 13_436_928],
  ['fire7/expand1x1', [192, 27, 27], 9_408, 6_718_464],
  ['fire7/expand3x3', [192, 27, 27], 83_136, 60_466_176],
  ['fire7/concat', [384, 27, 27], 0, 0],
  ['fire8/squeeze1x1', [64, 27, 27], 24_640, 17_915_904],
  ['fire8/expand1x1', [256, 27, 27], 16_640, 11_943_936],
  ['fire8/expand3x3', [256, 27, 27], 147_712, 107_495_424],
  ['fire8/concat', [512, 27, 27], 0, 0],
  ['pool8', [512, 13, 13], 0, 0],
  ['fire9/squeeze1x1', [64, 13, 13], 32_832, 5_537_792],
  ['fire9/expand1x1', [256, 13, 13], 16_640, 2_768_896],
  ['fire9/expand3x3', [256, 13, 13], 147_712, 24_920_064],
  ['fire9/concat', [512, 13, 13], 0, 0],
  ['conv10', [1000, 13, 13], 513_000, 86_528_000],
  ['pool10', [1000, 1, 1], 0, 0],
];

const V11: readonly Row[] = [
  ['conv1', [64, 113, 113], 1_792, 22_064_832],
  ['pool1', [64, 56, 56], 0, 0],
  ['fire2/squeeze1x1', [16, 56, 56], 1_040, 3_211_264],
  ['fire2/expand1x1', [64, 56, 56], 1_088, 3_211_264],
  ['fire2/expand3x3', [64, 56, 56], 9_280, 28_901_376],
  ['fire2/concat', [128, 56, 56], 0, 0],
  ['fire3/squeeze1x1', [16, 56, 56], 2_064, 6_422_528],
  ['fire3/expand1x1', [64, 56, 56], 1_088, 3_211_264],
  ['fire3/expand3x3', [64, 56, 56], 9_280, 28_901_376],
  ['fire3/concat', [128, 56, 56], 0, 0],
  ['pool3', [128, 28, 28], 0, 0],
  ['fire4/squeeze1x1', [32, 28, 28], 4_128, 3_211_264],
  ['fire4/expand1x1', [128, 28, 28], 4_224, 3_211_264],
  ['fire4/expand3x3', [128, 28, 28], 36_992, 28_901_376],
  ['fire4/concat', [256, 28, 28], 0, 0],
  ['fire5/squeeze1x1', [32, 28, 28], 8_224, 6_422_528],
  ['fire5/expand1x1', [128, 28, 28], 4_224, 3_211_264],
  ['fire5/expand3x3', [128, 28, 28], 36_992, 28_901_376],
  ['fire5/concat', [256, 28, 28], 0, 0],
  ['pool5', [256, 14, 14], 0, 0],
  ['fire6/squeeze1x1', [48, 14, 14], 12_336, 2_408_448],
  ['fire6/expand1x1', [192, 14, 14], 9_408, 1_806_336],
  ['fire6/expand3x3', [192, 14, 14], 83_136, 16_257_024],
  ['fire6/concat', [384, 14, 14], 0, 0],
  ['fire7/squeeze1x1', [48, 14, 14], 18_480, 3_612_672],
  ['fire7/expand1x1', [192, 14, 14], 9_408, 1_806_336],
  ['fire7/expand3x3', [192, 14, 14], 83_136, 16_257_024],
  ['fire7/concat', [384, 14, 14], 0, 0],
  ['fire8/squeeze1x1', [64, 14, 14], 24_640, 4_816_896],
  ['fire8/expand1x1', [256, 14, 14], 16_640, 3_211_264],
  ['fire8/expand3x3', [256, 14, 14], 147_712, 28_901_376],
  ['fire8/concat', [512, 14, 14], 0, 0],
  ['fire9/squeeze1x1', [64, 14, 14], 32_832, 6_422_528],
  ['fire9/expand1x1', [256, 14, 14], 16_640, 3_211_264],
  ['fire9/expand3x3', [256, 14, 14], 147_712, 28_901_376],
  ['fire9/concat', [512, 14, 14], 0, 0],
  ['conv10', [1000, 14, 14], 513_000, 100_352_000],
  ['pool10', [1000, 1, 1], 0, 0],
];

const shared = process.env['SQUEEZELENS_SHARED'];
const starter = (version: string) => resolve(`public/starter/squeezenet${version}-starter.onnx`);
const versions = [
  { version: '1.0', rows: V10, parameters: 1_248_424, macs: 832_667_936 },
  { version: '1.1', rows: V11, parameters: 1_235_496, macs: 387_747_520 },
];
const files = versions.flatMap((version) => [
  { ...version, title: `starter ${version.version}`, path: starter(version.version) },
  {
    ...version,
    title: `authors' weights ${version.version} (needs SQUEEZELENS_SHARED)`,
    path: shared ? resolve(shared, `weights/squeezenet${version.version}.onnx`) : '',
  },
]);

describe.each(files)('$title', ({ path, rows, parameters, macs }) => {
  const missing = !existsSync(path);

  test.skipIf(missing)('has the layers, sizes and costs of the reference table', () => {
    const network = readNetwork(readFileSync(path));
    const found = network.layers.map(({ key, shape, cost }) => [key, shape, cost.parameters, cost.macs]);
    expect(found).toEqual([['input', [3, 227, 227], 0, 0], ...rows, ['prob', [1000], 0, 0]]);
    expect(totals(network)).toMatchObject({ parameters, macs });
    expect(network).toMatchObject({ logits: 'pool10', probabilities: 'prob', opset: 13 });
  });

  test.skipIf(missing)('loses no node and gives the stages of the paper', () => {
    const network = readNetwork(readFileSync(path));
    expect(network.layers.flatMap((layer) => layer.nodes)).toHaveLength(67);
    const layer = (key: string) => network.layers.find((layer) => layer.key === key);
    expect(layer('fire9/concat')?.nodes).toEqual(['Concat fire9/concat', 'Dropout drop9']);
    expect(layer('pool10')?.nodes).toEqual(['GlobalAveragePool pool10', 'Flatten flatten']);
    expect(layer('conv10')).toMatchObject({ tensor: 'conv10', preTensor: 'conv10.preact', role: 'head' });
    expect(network.stages.map((stage) => stage.name)).toEqual([
      'input',
      ...rows
        .map(([key]) => key)
        .flatMap((key) =>
          /^(conv1|pool\d)$/.test(key) ? [key] : key.endsWith('/concat') ? [key.slice(0, 5)] : [],
        ),
      'head',
    ]);
    expect(network.stages.at(-1)).toEqual({
      kind: 'head',
      name: 'head',
      layers: ['conv10', 'pool10', 'prob'],
    });
    expect(network.stages.flatMap((stage) => stage.layers)).toEqual(network.layers.map((layer) => layer.key));
  });

  test.skipIf(missing)('gives every tensor when tapped, in the sizes that were foretold', async () => {
    const bytes = readFileSync(path);
    const network = readNetwork(bytes);
    const names = tensorNames(network, { pre: true });
    expect(names).toHaveLength(network.layers.length - 1 + 26);
    const session = await InferenceSession.create(tap(bytes, names));
    expect(new Set(session.outputNames)).toEqual(new Set(names));
    const picture = new Tensor('float32', new Float32Array(3 * 227 * 227).fill(1), [1, 3, 227, 227]);
    const outputs = await session.run({ [network.input.tensor]: picture });
    for (const layer of network.layers.slice(1)) {
      expect(outputs[layer.tensor]?.dims, layer.key).toEqual([1, ...(layer.shape ?? [])]);
      if (layer.preTensor)
        expect(outputs[layer.preTensor]?.dims, layer.key).toEqual([1, ...(layer.shape ?? [])]);
    }
    await session.release();
  });
});
