import proto from 'onnx-proto';
import { describe, expect, test } from 'vitest';
import { network, readNetwork } from './network';
import { readOnnx } from './onnx';
import { Sketch, square } from './sketch';
import type { Network, NetworkError } from './types';
import { writeOnnx } from './write';

const { onnx } = proto;
const encode = (graph: object) =>
  onnx.ModelProto.encode(onnx.ModelProto.fromObject({ irVersion: 7, graph })).finish();
const tensorType = (dims: (number | string)[], elemType = 1) => ({
  tensorType: {
    elemType,
    shape: { dim: dims.map((dim) => (typeof dim === 'string' ? { dimParam: dim } : { dimValue: dim })) },
  },
});
const picture = (dims: (number | string)[], elemType = 1) => [
  { name: 'x', type: tensorType(dims, elemType) },
];
const node = (opType: string, input: string[], output: string[], attribute: object[] = []) => ({
  opType,
  input,
  output,
  name: output[0],
  attribute,
});
const int64s = (name: string, values: number[], dims = [values.length]) => ({
  name,
  dims,
  dataType: 7,
  int64Data: values,
});

describe('the input', () => {
  const relu = [node('Relu', ['x'], ['y'])];
  const read = (input: object[], more: object = {}) =>
    readNetwork(encode({ input, node: relu, output: [{ name: 'y' }], ...more }));

  test.each<[string, object[], NetworkError['reason']]>([
    ['none', [], 'no-image-input'],
    ['of unknown rank', [{ name: 'x' }], 'no-image-input'],
    ['flat', picture([1, 784]), 'no-image-input'],
    ['grey', picture([1, 1, 28, 28]), 'no-image-input'],
    ['channels last', picture([1, 224, 224, 3]), 'no-image-input'],
    ['of any size', picture(['N', 3, 'H', 'W']), 'no-image-input'],
    ['of bytes', picture([1, 3, 9, 9], 2), 'unsupported'],
    ['always eight pictures', picture([8, 3, 9, 9]), 'unsupported'],
    ['two of them', [...picture([1, 3, 9, 9]), { name: 'z' }], 'no-image-input'],
  ])('%s is refused', (_, input, reason) => {
    expect(() => read(input)).toThrow(expect.objectContaining({ name: 'NetworkError', reason }));
  });

  test.each([['N'], [1], [0]])('a batch of %s is one picture', (batch) => {
    expect(read(picture([batch, 3, 9, 8])).input).toEqual({ tensor: 'x', shape: [3, 9, 8] });
  });

  test('of several outputs the first is the end, whatever the order of the nodes', () => {
    const sketch = new Sketch(8);
    const maps = sketch.conv('x', [3, 4], square(1));
    const [first, second] = [
      sketch.node('GlobalAveragePool', [maps]),
      sketch.node('GlobalAveragePool', [sketch.conv(maps, [4, 2], square(1))]),
    ];
    const read = (outputs: string[]) =>
      readNetwork(
        writeOnnx({
          name: 'heads',
          input: { name: 'x', dims: ['N', 3, 8, 8] },
          outputs: outputs.map((name) => ({ name, dims: [] })),
          nodes: sketch.nodes,
          stored: sketch.stored,
        }),
      );
    const one = read([first, second]);
    expect(one.outputs).toEqual([first, second]);
    const tensorOf = ({ logits, layers }: Network) => layers.find(({ key }) => key === logits)?.tensor;
    expect(tensorOf(one)).toBe(first);
    expect(tensorOf(read([second, first]))).toBe(second);
    expect(one.layers.map(({ tensor }) => tensor)).toContain(second);
  });

  test('is not an initializer that old files list as an input too', () => {
    const found = read([{ name: 'w' }, ...picture([1, 3, 9, 8])], {
      initializer: [{ name: 'w', dims: [0], dataType: 1 }],
    });
    expect(found.input.tensor).toBe('x');
  });
});

const head = [
  node('Constant', [], ['two'], [{ name: 'value', type: 4, t: int64s('', [-1, 3]) }]),
  node('GlobalAveragePool', ['x'], ['pooled']),
];

test('a reshape by a constant folds away, and the constant goes with it', () => {
  const nodes = [
    ...head,
    node('Reshape', ['pooled', 'two'], ['flat']),
    node('Identity', ['flat'], ['same']),
    node('Softmax', ['same'], ['y']),
  ];
  const found = readNetwork(encode({ input: picture([1, 3, 9, 9]), node: nodes, output: [{ name: 'y' }] }));
  expect(found.layers.map(({ key, shape, nodes }) => [key, shape, nodes])).toEqual([
    ['input', [3, 9, 9], []],
    ['pool0', [3, 1, 1], ['GlobalAveragePool pooled', 'Constant two', 'Reshape flat', 'Identity same']],
    ['prob', [3], ['Softmax y']],
  ]);
});

test('a reshape to sizes that follow from the picture’s folds away with the nodes that compute them', () => {
  const nodes = [
    node('MaxPool', ['x'], ['maps'], [{ name: 'kernel_shape', type: 7, ints: [3, 3] }]),
    node('Shape', ['maps'], ['size']),
    node('Gather', ['size', 'first'], ['batch']),
    node('Concat', ['batch', 'rest'], ['target'], [{ name: 'axis', type: 2, i: 0 }]),
    node('Reshape', ['maps', 'target'], ['flat']),
    node('Softmax', ['flat'], ['y']),
  ];
  const initializer = [int64s('first', [0]), int64s('rest', [-1])];
  const { layers, logits } = readNetwork(
    encode({ input: picture(['N', 3, 9, 9]), node: nodes, initializer, output: [{ name: 'y' }] }),
  );
  expect(layers.map(({ key, shape, nodes }) => [key, shape, nodes])).toEqual([
    ['input', [3, 9, 9], []],
    ['pool0', [3, 7, 7], ['MaxPool maps', 'Shape size', 'Gather batch', 'Concat target', 'Reshape flat']],
    ['prob', [147], ['Softmax y']],
  ]);
  expect(logits).toBe('pool0');
});

test('sizes of what only a run can tell stay layers', () => {
  const nodes = [
    node('NonZero', ['x'], ['places']),
    node('Shape', ['places'], ['size']),
    node('Reshape', ['places', 'size'], ['y']),
  ];
  const { layers } = readNetwork(
    encode({ input: picture([1, 3, 9, 9]), node: nodes, output: [{ name: 'y' }] }),
  );
  expect(layers.map(({ key }) => key)).toEqual(['input', 'places', 'size', 'y']);
});

test('a reshape that mixes the batch or keeps maps is a layer', () => {
  for (const target of [
    [2, 4],
    [1, 3, 3, -1],
  ]) {
    const graph = {
      input: picture([1, 3, 2, 2]),
      node: [node('Reshape', ['x', 't'], ['y'])],
      initializer: [int64s('t', target)],
    };
    expect(readNetwork(encode(graph)).layers[1]).toMatchObject({
      key: 'y',
      op: { kind: 'other', type: 'Reshape' },
      shape: null,
    });
  }
});

test('tensors that are read before they are made, or made twice, are refused', () => {
  const input = picture([1, 3, 9, 9]);
  const late = [node('Relu', ['b'], ['a']), node('Relu', ['x'], ['b'])];
  expect(() => readNetwork(encode({ input, node: late }))).toThrow('"b" is read before it is made');
  const twice = [node('Relu', ['x'], ['a']), node('Tanh', ['x'], ['a'])];
  expect(() => readNetwork(encode({ input, node: twice }))).toThrow('two nodes make the tensor "a"');
  expect(() => readNetwork(encode({ input, node: [node('Relu', ['x'], [])] }))).toThrow('makes nothing');
});

test('operators of other domains are not taken for standard ones', () => {
  const graph = readOnnx(
    encode({
      input: picture([1, 3, 9, 9]),
      node: [{ ...node('Relu', ['x'], ['y']), domain: 'com.example' }],
    }),
  );
  expect(network(graph).layers[1]?.op).toEqual({ kind: 'other', type: 'com.example.Relu', attributes: {} });
});

test('is plain data: a copy through JSON is the same', () => {
  const found = readNetwork(
    encode({ input: picture([1, 3, 9, 9]), node: head, output: [{ name: 'pooled' }] }),
  );
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});
