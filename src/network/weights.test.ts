import proto from 'onnx-proto';
import { expect, test } from 'vitest';
import { buildSqueezeNet, randomFiller } from './build';
import { network } from './network';
import { readOnnx } from './onnx';
import { parametersOf } from './weights';
import { layerOf, NetworkError } from './types';

const { onnx } = proto;

/** A 1x1 convolution of three channels into one, its weight stored as given. */
function parametersFrom(weight: object, shift = 0) {
  const graph = {
    input: [
      {
        name: 'x',
        type: { tensorType: { elemType: 1, shape: { dim: [1, 3, 4, 4].map((dimValue) => ({ dimValue })) } } },
      },
    ],
    output: [{ name: 'y' }],
    node: [{ opType: 'Conv', input: ['x', 'w'], output: ['y'] }],
    initializer: [{ name: 'w', dims: [1, 3, 1, 1], ...weight }],
  };
  const encoded = onnx.ModelProto.encode(onnx.ModelProto.fromObject({ irVersion: 7, graph })).finish();
  const bytes = new Uint8Array(encoded.length + shift).subarray(shift);
  bytes.set(encoded);
  const read = readOnnx(bytes);
  const layer = layerOf(network(read), 'conv1');
  return layer ? parametersOf(read, layer) : null;
}

const floats = Float32Array.of(1.5, -0.1, 1e-40);
const raw = new Uint8Array(floats.buffer);

test.each([0, 1, 2, 3])('float32 bytes at any alignment (+%i)', (shift) => {
  const found = parametersFrom({ dataType: 1, rawData: raw }, shift);
  expect(found).toEqual({ weight: { dims: [1, 3, 1, 1], data: floats }, bias: null });
});

test('float32 in its own field', () => {
  expect(parametersFrom({ dataType: 1, floatData: [...floats] })?.weight.data).toEqual(floats);
});

test('float16 is widened: normal, subnormal, infinite, negative zero', () => {
  const codes = [0x3c01, 0x8001, 0x7c00];
  const expected = Float32Array.of(1.0009765625, -5.960464477539063e-8, Infinity);
  const bytes = new Uint8Array(Uint16Array.from(codes).buffer);
  expect(parametersFrom({ dataType: 10, rawData: bytes })?.weight.data).toEqual(expected);
  expect(parametersFrom({ dataType: 10, int32Data: codes })?.weight.data).toEqual(expected);
  expect(parametersFrom({ dataType: 10, int32Data: [0x8000, 0x7bff, 0xfc00] })?.weight.data).toEqual(
    Float32Array.of(-0, 65504, -Infinity),
  );
});

test('other types and missing numbers are refused', () => {
  expect(() => parametersFrom({ dataType: 11, doubleData: [1, 2, 3] })).toThrow(NetworkError);
  expect(() => parametersFrom({ dataType: 1, floatData: [1, 2] })).toThrow('has 2 numbers, not 3');
});

test('the numbers of a built network come back, and a pool has none', () => {
  const design = {
    name: 'small',
    size: 15,
    first: { channels: 2, kernel: 3, stride: 2 },
    fires: [{ squeeze: 1, expand1x1: 2, expand3x3: 3 }],
    poolsAfter: [1],
    classes: 4,
  };
  const graph = readOnnx(buildSqueezeNet(design, randomFiller(7)));
  const { layers } = network(graph);
  const expected = randomFiller(7);
  for (const layer of layers) {
    const found = parametersOf(graph, layer);
    if (layer.op.kind !== 'conv') expect(found).toBeNull();
    else {
      expect(found?.weight.data).toEqual(expected(layer.key, 'weight', found?.weight.dims ?? []));
      expect(found?.bias?.data).toEqual(expected(layer.key, 'bias', found?.bias?.dims ?? []));
    }
  }
});
