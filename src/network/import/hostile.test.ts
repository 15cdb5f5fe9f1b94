import * as fc from 'fast-check';
import protobuf from 'protobufjs';
import { afterAll, expect, test } from 'vitest';
import { readNetwork } from '../network';
import { readOnnx } from '../onnx';
import { NetworkError } from '../types';
import { parametersOf } from '../weights';
import { convolutionsOf, readCompressed } from './compressed';
import { converted } from './converted';
import { recognise } from './recognise';
import { squeezenetOnnx } from './squeezenet';

/** Files made by an independent protobuf library from the published field numbers. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Net { string name = 1; repeated Old layers = 2; repeated New layer = 100; }
  message Old { repeated string bottom = 2; repeated string top = 3; string name = 4; uint32 type = 5; repeated Blob blobs = 6; }
  message New { string name = 1; string type = 2; repeated string bottom = 3; repeated Blob blobs = 7; }
  message Blob { uint32 num = 1; uint32 channels = 2; uint32 height = 3; uint32 width = 4; repeated float data = 5; Shape shape = 7; }
  message Shape { repeated int64 dim = 1; }
  message Model { int32 specificationVersion = 1; Network neuralNetworkClassifier = 403; Network mlProgram = 502; }
  message Network { repeated Layer layers = 1; }
  message Layer { string name = 1; Convolution convolution = 100; }
  message Convolution { uint64 outputChannels = 1; uint64 kernelChannels = 2; uint64 nGroups = 10; repeated uint64 kernelSize = 20; Weights weights = 90; Weights bias = 91; }
  message Weights { repeated float floatValue = 1; bytes float16Value = 2; bytes rawValue = 30; Quantization quantization = 40; }
  message Quantization { uint64 numberOfBits = 1; Lookup lookup = 102; }
  message Lookup { repeated float floatValue = 1; }
`);
const encode = (type: string, value: object): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(root.lookupType(type).encode(root.lookupType(type).fromObject(value)).finish());

/** A SqueezeNet of one Fire module; every number says where it stands. */
const sizes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  conv1: [2, 3, 3, 3],
  'fire2/squeeze1x1': [1, 2, 1, 1],
  'fire2/expand1x1': [2, 1, 1, 1],
  'fire2/expand3x3': [3, 1, 3, 3],
  conv3: [2, 5, 1, 1],
};
const layers = Object.entries(sizes).map(([name, dims], at) => {
  const count = dims.reduce((a, b) => a * b, 1);
  return {
    name,
    dims,
    weight: Array.from({ length: count }, (_, i) => at + i / 64),
    bias: Array.from({ length: dims[0] }, (_, i) => i - at),
  };
});

/** The float16 bits of a number that has at most ten binary digits, by way of its float32 bits. */
function half(value: number): number {
  if (value === 0) return 0;
  const [bits = 0] = new Uint32Array(Float32Array.of(value).buffer);
  return ((bits >>> 16) & 0x8000) | ((((bits >>> 23) & 255) - 112) << 10) | ((bits >>> 13) & 1023);
}
const halves = (values: readonly number[]) => new Uint8Array(Uint16Array.from(values, half).buffer);

const relu = { name: 'relu', type: 'ReLU', bottom: ['x'] };
const files = {
  'Caffe, new form': encode('Net', {
    name: 'small',
    layer: layers.flatMap(({ name, dims, weight, bias }) => [
      {
        name,
        type: 'Convolution',
        blobs: [
          { data: weight, shape: { dim: dims } },
          { data: bias, shape: { dim: [bias.length] } },
        ],
      },
      relu,
    ]),
  }),
  'Caffe, old form': encode('Net', {
    name: 'small',
    layers: layers.flatMap(({ name, dims: [num, channels, height, width], weight, bias }) => [
      {
        name,
        type: 4,
        blobs: [
          { num, channels, height, width, data: weight },
          { num: 1, channels: 1, height: 1, width: bias.length, data: bias },
        ],
      },
      { name: 'relu', type: 18 },
    ]),
  }),
  'CoreML, float32': coreml((values) => ({ floatValue: values })),
  'CoreML, float16': coreml((values) => ({ float16Value: halves(values) })),
};

function coreml(stored: (values: readonly number[]) => object): Uint8Array<ArrayBuffer> {
  return encode('Model', {
    specificationVersion: 1,
    neuralNetworkClassifier: {
      layers: layers.map(({ name, dims: [outputChannels, kernelChannels, ...kernelSize], weight, bias }) => ({
        name,
        convolution: {
          outputChannels,
          kernelChannels,
          kernelSize,
          weights: stored(weight),
          bias: stored(bias),
        },
      })),
    },
  });
}

const sizesOfSmall = convolutionsOf({
  name: 'small',
  size: 15,
  first: { channels: 2, kernel: 3, stride: 2 },
  fires: [{ squeeze: 1, expand1x1: 2, expand3x3: 3 }],
  poolsAfter: [1],
  classes: 2,
});

/** The same weights in the compressed form; every seventh is left out as a zero. */
const codebook = Float32Array.from({ length: 256 }, (_, i) => i / 64);
const compressed = (() => {
  const parts = layers.map(({ weight, bias }) => {
    const codes: number[] = [];
    const gaps: number[] = [];
    let last = -1;
    weight.forEach((_, i) => {
      if (i % 7 === 6) return;
      codes.push((i * 5 + 1) % 256);
      gaps.push(i - last - 1);
      last = i;
    });
    const nibbles = new Uint8Array(Math.ceil(gaps.length / 2));
    gaps.forEach((gap, i) => (nibbles[i >> 1] = (nibbles[i >> 1] ?? 0) | (gap << (4 * (i % 2)))));
    return { count: codes.length, bias: Float32Array.from(bias), codes, nibbles };
  });
  return Uint8Array.from([
    ...new Uint8Array(Uint32Array.from(parts, ({ count }) => count).buffer),
    ...parts.flatMap(({ bias, codes, nibbles }) => [
      ...new Uint8Array(codebook.buffer),
      ...new Uint8Array(bias.buffer),
      ...codes,
      ...nibbles,
    ]),
  ]);
})();

function numbersOf(bytes: Uint8Array) {
  const graph = readOnnx(bytes);
  return readNetwork(bytes).layers.flatMap((layer) => {
    const found = parametersOf(graph, layer);
    return found
      ? [
          {
            name: layer.key,
            dims: [...found.weight.dims],
            weight: [...found.weight.data],
            bias: [...(found.bias?.data ?? [])],
          },
        ]
      : [];
  });
}

function onnxOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const format = recognise(bytes);
  return format === 'onnx' ? bytes : converted(bytes, format, 0).bytes;
}

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

/** Changes, cuts, hostile lengths, doubled and lost stretches. */
function mutations(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const at = fc.nat({ max: bytes.length - 1 });
  const hostile = fc.constantFrom(
    [0xff, 0xff, 0xff, 0xff, 0x0f],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    [0xff, 0xff, 0xff, 0x7f],
  );
  return fc.oneof(
    at.map((length) => Uint8Array.from(bytes.subarray(0, length))),
    fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }).map((changes) => {
      const changed = Uint8Array.from(bytes);
      for (const [index, value] of changes) changed[index] = value;
      return changed;
    }),
    fc.tuple(at, hostile).map(([index, insert]) => {
      const changed = Uint8Array.from(bytes);
      changed.set(insert.slice(0, bytes.length - index), index);
      return changed;
    }),
    fc
      .tuple(at, fc.nat({ max: 40 }), fc.boolean())
      .map(([start, length, twice]) =>
        Uint8Array.from([
          ...bytes.subarray(0, start + (twice ? length : 0)),
          ...bytes.subarray(start + (twice ? 0 : length)),
        ]),
      ),
  );
}

// The whole process, whose peak this is, does nothing else.
afterAll(() => expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(1e9));

/** A network, or an error of ours whose place lies in the file. */
function check(size: number, read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    expect(error.offset ?? 0).toBeGreaterThanOrEqual(0);
    expect(error.offset ?? 0).toBeLessThanOrEqual(size);
    return false;
  }
}

test.each(Object.entries(files))(
  '%s: 10,000 changed files give a network or a NetworkError',
  (_, bytes) => {
    let read = 0;
    fc.assert(
      fc.property(mutations(bytes), (changed) => {
        if (check(changed.length, () => numbersOf(onnxOf(changed)))) read++;
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(100);
  },
  60_000,
);

test('the compressed form: 10,000 changed files give a network or a NetworkError', () => {
  let read = 0;
  fc.assert(
    fc.property(mutations(compressed), (changed) => {
      recognise(changed);
      const found = () => numbersOf(squeezenetOnnx(readCompressed(changed, sizesOfSmall).convolutions, 0));
      if (check(changed.length, found)) read++;
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(100);
}, 60_000);
