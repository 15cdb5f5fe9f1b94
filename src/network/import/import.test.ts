import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor as NativeTensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { pngPixels, recipe } from '../../fixtures/node/engine';
import { inputTensor } from '../../tensor/input';
import { readNetwork } from '../network';
import { readOnnx } from '../onnx';
import { layerOf } from '../types';
import { parametersOf } from '../weights';
import { designs } from '../build';
import { convolutionsOf } from './compressed';
import { importModel } from './import';
import { releasedFilters } from './recognise';

const shared = process.env['SQUEEZELENS_SHARED'];
const weights = (file: string) => new Uint8Array(readFileSync(join(shared ?? '', 'weights', file)));
const imported = (file: string) => importModel(weights(file), { headPadding: 0 });

const formats = {
  '1.0': ['squeezenet1.0.onnx', 'squeezenet_v1.0.caffemodel', 'compressed_SqueezeNet.net'],
  '1.1': ['squeezenet1.1.onnx', 'squeezenet_v1.1.caffemodel', 'SqueezeNetFP16.mlmodel'],
};

function parameters(bytes: Uint8Array) {
  const graph = readOnnx(bytes);
  return readNetwork(bytes).layers.flatMap((layer) => {
    const found = parametersOf(graph, layer);
    return found ? [{ key: layer.key, ...found }] : [];
  });
}

/** Whether the bits are the same: 0 and -0 differ, NaN equals itself. */
function same(a?: Float32Array, b?: Float32Array): boolean {
  const bytes = (numbers: Float32Array = new Float32Array()) =>
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return bytes(a).equals(bytes(b));
}

for (const [version, [onnx = '', ...others]] of Object.entries(formats))
  for (const file of others) {
    test.skipIf(!shared)(`reference: ${file} has bit for bit the weights of ${onnx}`, async () => {
      const truth = parameters(weights(onnx));
      const found = parameters((await imported(file)).bytes);
      expect(truth).toHaveLength(26);
      expect(found.map(({ key }) => key)).toEqual(truth.map(({ key }) => key));
      found.forEach(({ key, weight, bias }, i) => {
        expect(weight.dims, key).toEqual(truth[i]?.weight.dims);
        expect(same(weight.data, truth[i]?.weight.data), key).toBe(true);
        expect(same(bias?.data, truth[i]?.bias?.data), `${key} bias`).toBe(true);
      });
    });

    test.skipIf(!shared)(
      `reference: ${file} gives the probabilities of ${onnx} in the native runtime, on the recorded pictures`,
      async () => {
        const sessions = await Promise.all(
          [weights(onnx), (await imported(file)).bytes].map((bytes) =>
            InferenceSession.create(bytes, { logSeverityLevel: 4 }),
          ),
        );
        for (const picture of ['n02099601', 'n02123045', 'n04285008', 'n07873807']) {
          const png = readFileSync(join(shared ?? '', 'reference', `${picture}.227.png`));
          const { data, dims } = inputTensor(pngPixels(png), recipe);
          const [truth, found] = await Promise.all(
            sessions.map(async (session) => {
              const feeds = { [session.inputNames[0] ?? '']: new NativeTensor('float32', data, dims) };
              return (await session.run(feeds))[session.outputNames[0] ?? '']?.data;
            }),
          );
          expect(found, `${version} ${picture}`).toEqual(truth);
        }
        await Promise.all(sessions.map((session) => session.release()));
      },
    );
  }

test.skipIf(!shared)('reference: the .net file tells how sparse each layer is, as published', async () => {
  const { shared: layers, bytes, format } = await imported('compressed_SqueezeNet.net');
  expect(format).toBe('compressed');
  const all = [...layers.values()];
  expect(all).toHaveLength(26);
  expect(all.reduce((sum, { entries }) => sum + entries, 0)).toBe(422_083);
  expect(all.reduce((sum, { kept }) => sum + kept, 0)).toBe(415_921);
  const network = readNetwork(bytes);
  const density = (key: string) => {
    const { parameters = 0 } = layerOf(network, key)?.cost ?? {};
    const filters = layerOf(network, key)?.shape?.[0] ?? 0;
    return (layers.get(key)?.kept ?? NaN) / ((parameters ?? 0) - filters);
  };
  // reference/squeezenet.md §6, in whole percent
  const published: Record<string, number> = {
    'fire2/expand3x3': 33,
    'fire5/expand3x3': 33,
    'fire8/expand3x3': 30,
    'fire9/expand3x3': 30,
    'fire6/expand1x1': 50,
    'fire7/squeeze1x1': 50,
    'fire8/expand1x1': 50,
    'fire9/squeeze1x1': 50,
    conv10: 20,
  };
  for (const [key, percent] of Object.entries(published))
    expect(Math.abs(100 * density(key) - percent), key).toBeLessThan(1);
  for (const key of layers.keys())
    if (!(key in published) && !key.endsWith('expand3x3')) expect(density(key), key).toBeGreaterThan(0.985);
});

test.skipIf(!shared)(
  'reference: conv10 of 1.0 has 13 x 13 positions, and 15 x 15 in the padded form',
  async () => {
    const bytes = weights('squeezenet_v1.0.caffemodel');
    const size = async (headPadding: 0 | 1) =>
      layerOf(readNetwork((await importModel(bytes, { headPadding })).bytes), 'conv10')?.shape;
    expect(await size(0)).toEqual([1000, 13, 13]);
    expect(await size(1)).toEqual([1000, 15, 15]);
  },
);

test('the counts by which the Deep-Compression release is known are those of 1.0', () => {
  expect(releasedFilters).toEqual(convolutionsOf(designs['1.0']).map(({ dims: [filters] }) => filters));
});
