import proto from 'onnx-proto';
import { expect, test } from 'vitest';
import { buildSqueezeNet, designs } from './build';
import { WEIGHTS, withExternalData, withoutWeights } from './external';
import { readNetwork } from './network';
import { readOnnx } from './onnx';
import { NetworkError } from './types';
import { parametersOf } from './weights';

const { onnx } = proto;
const whole = buildSqueezeNet({ ...designs['1.1'], fires: designs['1.1'].fires.slice(0, 1), classes: 4 });

/** The same model with its numbers in a file of their own, written by an independent protobuf library. */
function apart(): { model: Uint8Array<ArrayBuffer>; data: Uint8Array } {
  const model = onnx.ModelProto.decode(whole);
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const tensor of model.graph?.initializer ?? []) {
    const raw = tensor.rawData ?? new Uint8Array();
    pieces.push(raw);
    tensor.dataLocation = onnx.TensorProto.DataLocation.EXTERNAL;
    tensor.externalData = [
      { key: 'location', value: 'weights/model.onnx.data' },
      { key: 'offset', value: String(offset) },
      { key: 'length', value: String(raw.length) },
    ];
    tensor.rawData = new Uint8Array();
    offset += raw.length;
  }
  return { model: Uint8Array.from(onnx.ModelProto.encode(model).finish()), data: Buffer.concat(pieces) };
}

const numbers = (bytes: Uint8Array) => {
  const graph = readOnnx(bytes);
  return readNetwork(bytes).layers.map((layer) => parametersOf(graph, layer));
};

test('numbers kept in another file are put into the model', () => {
  const { model, data } = apart();
  expect(numbers(withExternalData(model, new Map([['model.onnx.data', data]])))).toEqual(numbers(whole));
});

test('a model that keeps all of its numbers stays as it is', () => {
  expect(withExternalData(whole, new Map())).toBe(whole);
});

test('a missing file is named, and a short one refused', () => {
  const { model, data } = apart();
  const read = (others: Map<string, Uint8Array>) => () => withExternalData(model, others);
  expect(read(new Map())).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/"model\.onnx\.data"/) }),
  );
  expect(read(new Map([['model.onnx.data', data.subarray(0, 100)]]))).toThrow(NetworkError);
});

test('a model set apart from its large weights has them again once they are put back', () => {
  const large = buildSqueezeNet({ ...designs['1.1'], fires: designs['1.1'].fires.slice(0, 1), classes: 40 });
  const small = withoutWeights(large);
  expect(small.length).toBeLessThan(large.length / 2);
  const kept = onnx.ModelProto.decode(small).graph?.initializer?.filter(
    ({ dataLocation }) => dataLocation === onnx.TensorProto.DataLocation.EXTERNAL,
  );
  expect(kept?.map(({ rawData }) => rawData?.length)).toEqual(kept?.map(() => 0));
  expect(numbers(withExternalData(small, new Map([[WEIGHTS, large]])))).toEqual(numbers(large));
});
