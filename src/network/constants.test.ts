import proto from 'onnx-proto';
import { InferenceSession } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { constantsOf } from './constants';
import { numbersOf } from './numbers';
import { readOnnx } from './onnx';

const { onnx } = proto;

const ints = (name: string, values: number[], dims = [values.length]) => ({
  name,
  dims,
  dataType: 7,
  int64Data: values,
});
const floats = (name: string, values: number[], dims = [values.length]) => ({
  name,
  dims,
  dataType: 1,
  floatData: values,
});
/** Whole numbers of 8 bits: 2 without a sign, 3 with one. */
const bytes = (name: string, dataType: 2 | 3, values: number[], dims = [values.length]) => ({
  name,
  dims,
  dataType,
  rawData: Uint8Array.from(values),
});
const attribute = {
  int: (name: string, i: number) => ({ name, type: 2, i }),
  ints: (name: string, values: number[]) => ({ name, type: 7, ints: values }),
  float: (name: string, f: number) => ({ name, type: 1, f }),
  floats: (name: string, values: number[]) => ({ name, type: 6, floats: values }),
  tensor: (name: string, t: object) => ({ name, type: 4, t }),
};

/** A file that has one node, which reads what is stored. */
function file(opType: string, initializer: { name: string }[], attributes: object[], opset: number) {
  const input = initializer.map(({ name }) => name);
  const model = onnx.ModelProto.fromObject({
    irVersion: 8,
    opsetImport: [{ domain: '', version: opset }],
    graph: {
      name: 'one node',
      node: [{ opType, name: 'n', input, output: ['y'], attribute: attributes }],
      initializer,
      output: [{ name: 'y' }],
    },
  });
  return Uint8Array.from(onnx.ModelProto.encode(model).finish());
}

const made = (bytes: Uint8Array) => constantsOf(readOnnx(bytes)).get('y') ?? null;

test.each<[string, string, { name: string }[], object[], number?]>([
  ['a number that is kept once for two layers', 'Identity', [floats('a', [1, 2])], []],
  ['Constant, a tensor', 'Constant', [], [attribute.tensor('value', floats('', [1, 2, 3, 4], [2, 2]))]],
  ['Constant, a whole number', 'Constant', [], [attribute.int('value_int', -3)]],
  ['Constant, whole numbers', 'Constant', [], [attribute.ints('value_ints', [4, 5])]],
  ['Constant, a float', 'Constant', [], [attribute.float('value_float', 0.1)]],
  ['Constant, floats', 'Constant', [], [attribute.floats('value_floats', [0.1, 2])]],
  ['a size', 'Shape', [floats('a', [1, 2, 3, 4, 5, 6], [2, 3, 1])], []],
  [
    'a part of a size',
    'Shape',
    [floats('a', [1, 2, 3, 4, 5, 6], [2, 3, 1])],
    [attribute.int('start', -2), attribute.int('end', -1)],
    15,
  ],
  ['zeros', 'ConstantOfShape', [ints('a', [2, 3])], []],
  ['numbers all alike', 'ConstantOfShape', [ints('a', [3])], [attribute.tensor('value', ints('', [7]))]],
  ['whole numbers as floats', 'Cast', [ints('a', [-2, 3])], [attribute.int('to', 1)]],
  ['floats cut off', 'Cast', [floats('a', [-2.7, 3.7])], [attribute.int('to', 7)]],
  ['short whole numbers', 'Cast', [ints('a', [-2, 3])], [attribute.int('to', 6)]],
  [
    'half precision widened',
    'Cast',
    [{ name: 'a', dims: [2], dataType: 10, int32Data: [0x3c01, 0x8001] } as { name: string }],
    [attribute.int('to', 1)],
  ],
  [
    'levels of one scale',
    'DequantizeLinear',
    [bytes('a', 2, [0, 127, 255]), floats('s', [0.1], []), bytes('z', 2, [128], [])],
    [],
  ],
  [
    'levels of a scale for every channel',
    'DequantizeLinear',
    [bytes('a', 3, [1, 2, 254, 128], [2, 2]), floats('s', [0.1, 0.3])],
    [attribute.int('axis', 0)],
  ],
  [
    'levels of a scale for every column, with zero points',
    'DequantizeLinear',
    [bytes('a', 3, [1, 2, 254, 128], [2, 2]), floats('s', [0.1, 0.3]), bytes('z', 3, [3, 251])],
    [attribute.int('axis', -1)],
  ],
  ['another form', 'Reshape', [floats('a', [1, 2, 3, 4, 5, 6], [2, 3]), ints('t', [0, 1, -1])], []],
  ['one number as a list', 'Unsqueeze', [ints('a', [5], []), ints('axes', [0])], []],
  ['a list of one as a number', 'Squeeze', [ints('a', [5]), ints('axes', [0])], []],
  ['numbers of channels, for maps', 'Unsqueeze', [floats('a', [5, 6]), ints('axes', [-1, 1])], []],
  ['the same in old files', 'Unsqueeze', [floats('a', [5, 6])], [attribute.ints('axes', [1, 2])], 11],
  ['maps of one position', 'Squeeze', [floats('a', [5, 6], [1, 2, 1]), ints('axes', [0, -1])], []],
  ['one size', 'Gather', [ints('a', [4, 5, 6]), ints('i', [1], [])], []],
  ['sizes from the end', 'Gather', [ints('a', [4, 5, 6]), ints('i', [-1, 0])], []],
  ['a stretch', 'Slice', [ints('a', [4, 5, 6, 7]), ints('b', [1]), ints('e', [-1]), ints('x', [0])], []],
  ['a stretch to the end', 'Slice', [ints('a', [4, 5, 6]), ints('b', [-2]), ints('e', [2 ** 40])], []],
  [
    'a stretch, as old files put it',
    'Slice',
    [ints('a', [4, 5, 6])],
    [attribute.ints('starts', [0]), attribute.ints('ends', [2])],
    9,
  ],
  ['lists one after the other', 'Concat', [ints('a', [4]), ints('b', [5, 6])], [attribute.int('axis', 0)]],
  ['a sum', 'Add', [ints('a', [4, 5]), ints('b', [1], [])], []],
  ['a difference', 'Sub', [ints('a', [4], []), ints('b', [5], [])], []],
  ['a product', 'Mul', [ints('a', [4]), ints('b', [5, 6])], []],
  ['a quotient', 'Div', [ints('a', [-7, 7]), ints('b', [2, 2])], []],
])('%s: as natively', async (_, opType, initializer, attributes, opset = 13) => {
  const bytes = file(opType, initializer, attributes, opset);
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 4 });
  const { y } = await session.run({});
  await session.release();
  const found = made(bytes);
  expect(found?.dims).toEqual(y?.dims);
  expect(found && Array.from(numbersOf(found))).toEqual(y && [...y.data].map(Number));
});

test.each<[string, string, { name: string }[], object[]]>([
  ['more numbers than a file may ask for', 'ConstantOfShape', [ints('a', [2 ** 20, 2 ** 20])], []],
  ['sizes that do not fit', 'Reshape', [floats('a', [1, 2, 3]), ints('t', [2, -1])], []],
  ['two open sizes', 'Reshape', [floats('a', [1]), ints('t', [-1, -1])], []],
  ['an axis that is not of one number', 'Squeeze', [floats('a', [5, 6]), ints('axes', [0])], []],
  ['the same axis twice', 'Unsqueeze', [floats('a', [5, 6]), ints('axes', [0, 0])], []],
  ['an index beyond the list', 'Gather', [ints('a', [4, 5]), ints('i', [2])], []],
  ['a division by zero', 'Div', [ints('a', [4]), ints('b', [0])], []],
  ['lists of other lengths', 'Add', [ints('a', [4, 5]), ints('b', [1, 2, 3])], []],
  ['steps that fit no channel', 'DequantizeLinear', [bytes('a', 3, [1, 2, 3]), floats('s', [1, 2])], []],
  ['an operator that is not followed', 'Exp', [floats('a', [1])], []],
])('%s: not followed', (_, opType, initializer, attributes) => {
  expect(made(file(opType, initializer, attributes, 13))).toBeNull();
});
