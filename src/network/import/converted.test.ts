import { expect, test } from 'vitest';
import { numbersOf, onnxOf } from '../../fixtures/node/readBack';
import {
  codebook,
  compressed,
  coreml,
  encode,
  files,
  layers,
  sizesOfSmall,
} from '../../fixtures/node/smallModels';
import { NetworkError } from '../types';
import { readCompressed } from './compressed';
import { squeezenetOnnx } from './squeezenet';

test.each(Object.entries(files))('%s is read', (_, bytes) => {
  expect(numbersOf(onnxOf(bytes))).toEqual(layers.map((layer) => ({ ...layer, dims: [...layer.dims] })));
});

test('the compressed form is read', () => {
  const { convolutions, shared } = readCompressed(compressed, sizesOfSmall);
  const found = numbersOf(squeezenetOnnx(convolutions, 0));
  expect(found.map(({ bias }) => bias)).toEqual(layers.map(({ bias }) => bias));
  expect(found.map(({ weight }) => weight)).toEqual(
    layers.map(({ weight }) =>
      weight.map((_, i) => (i % 7 === 6 ? 0 : (codebook[(i * 5 + 1) % 256] ?? NaN))),
    ),
  );
  expect(shared.get('conv1')).toEqual({ codebook, entries: 47, kept: 46 });
});

test('expand convolutions in the other order, and files without a bias, mean the same', () => {
  const [a, b, one, three, e] = layers;
  const swapped = encode('Net', {
    layer: [a, b, three, one, e].map((layer) => ({
      name: 'any',
      type: 'Convolution',
      blobs: [{ data: layer?.weight, shape: { dim: layer?.dims } }],
    })),
  });
  expect(numbersOf(onnxOf(swapped))).toEqual(
    layers.map(({ bias, dims, ...layer }) => ({ ...layer, dims: [...dims], bias: bias.map(() => 0) })),
  );
});

const reasonOf = (bytes: Uint8Array<ArrayBuffer>) => {
  try {
    onnxOf(bytes);
    return 'read';
  } catch (error) {
    return error instanceof NetworkError ? `${error.reason}: ${error.message}` : 'another error';
  }
};

test('quantised weights and other kinds of model are refused by name', () => {
  const quantised = coreml(() => ({ rawValue: [1, 2], quantization: { numberOfBits: 8, lookup: {} } }));
  expect(reasonOf(quantised)).toMatch(/^unsupported.*"conv1".*8 bits, lookup table/);
  expect(reasonOf(encode('Model', { specificationVersion: 5, mlProgram: {} }))).toMatch(
    /^unsupported.*ML program/,
  );
  const alexnet = encode('Net', {
    layer: [{ name: 'c', type: 'Convolution', blobs: [{ data: [1, 2, 3], shape: { dim: [1, 3, 1, 1] } }] }],
  });
  expect(reasonOf(alexnet)).toMatch(/^unsupported.*only SqueezeNet/);
});

test.each([
  ['PK\u0003\u0004rest of an archive', /PyTorch/],
  ['version https://git-lfs.github.com/spec/v1', /pointer/],
  ['<!DOCTYPE html>', /web page/],
  ['\u0000\u0000\u0000\u0000TFL3', /TensorFlow Lite/],
])('%j is named for what it is', (text, what) => {
  expect(reasonOf(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toMatch(what);
});
