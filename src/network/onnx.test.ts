import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import proto from 'onnx-proto';
import { describe, expect, test } from 'vitest';
import { buildSqueezeNet, designs } from './build';
import { readOnnx } from './onnx';

const { onnx } = proto;
const shared = process.env['SQUEEZELENS_SHARED'];
const read = (path: string) => new Uint8Array(readFileSync(path));
const files = [
  ...['1.0', '1.1'].map((version) => ({
    title: `starter ${version}`,
    path: resolve(`public/starter/squeezenet${version}-starter.onnx`),
  })),
  ...['1.0', '1.1'].map((version) => ({
    title: `authors' weights ${version} (needs SQUEEZELENS_SHARED)`,
    path: resolve(shared ?? 'nowhere', `weights/squeezenet${version}.onnx`),
  })),
];

describe('the reader agrees with onnx-proto', () => {
  test('built 1.1', () => compare(buildSqueezeNet(designs['1.1'])));
  for (const { title, path } of files) test.skipIf(!existsSync(path))(title, () => compare(read(path)));
});

function compare(bytes: Uint8Array) {
  const expected = onnx.ModelProto.decode(bytes);
  const found = readOnnx(bytes);
  const graph = expected.graph;
  expect(found.name).toBe(graph?.name);
  expect(found.producer).toBe(expected.producerName);
  expect(found.irVersion).toBe(Number(expected.irVersion));
  expect(found.opset).toBe(Number(expected.opsetImport[0]?.version));
  expect(found.outputs.map((output) => output.name)).toEqual(graph?.output?.map((output) => output.name));
  expect(found.inputs.map((input) => input.dims)).toEqual(
    graph?.input?.map((input) =>
      input.type?.tensorType?.shape?.dim?.map((dim) => (dim.dimParam ? null : Number(dim.dimValue))),
    ),
  );
  expect(
    found.nodes.map(({ opType, name, inputs, outputs, attributes }) => ({
      opType,
      name,
      inputs,
      outputs,
      attributes: [...attributes].map(([key, attribute]) => [
        key,
        'value' in attribute ? attribute.value : null,
      ]),
    })),
  ).toEqual(
    graph?.node?.map(({ opType, name, input, output, attribute }) => ({
      opType,
      name,
      inputs: input,
      outputs: output,
      attributes: attribute?.map(({ name, type, i, ints }) => [
        name,
        type === onnx.AttributeProto.AttributeType.INT ? Number(i) : ints?.map(Number),
      ]),
    })),
  );
  expect([...found.initializers.keys()]).toEqual(graph?.initializer?.map((tensor) => tensor.name));
  for (const { name, dims, dataType, rawData } of graph?.initializer ?? []) {
    const tensor = found.initializers.get(name ?? '');
    expect(tensor?.dims).toEqual(dims?.map(Number));
    expect(tensor?.dataType).toBe(dataType);
    expect(Buffer.compare(tensor?.raw ?? new Uint8Array(), rawData ?? new Uint8Array(1))).toBe(0);
    expect(tensor?.raw?.buffer).toBe(bytes.buffer);
  }
}

const tiny = { node: [{ opType: 'Relu', input: ['x'], output: ['y'], name: 'r' }], name: 'first' };
const model = (graph: object) =>
  onnx.ModelProto.encode(onnx.ModelProto.fromObject({ irVersion: 7, graph })).finish();
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

test('a graph that occurs twice is merged', () => {
  const second = {
    node: [{ opType: 'Tanh', input: ['y'], output: ['z'] }],
    output: [{ name: 'z' }],
    name: 'second',
  };
  const graph = readOnnx(join(model(tiny), model(second)));
  expect(graph.nodes.map((node) => node.opType)).toEqual(['Relu', 'Tanh']);
  expect(graph).toMatchObject({ name: 'second', outputs: [{ name: 'z' }] });
});

test('reads attributes of every type', () => {
  const attribute = [
    { name: 'f', type: 1, f: 0.5 },
    { name: 'i', type: 2, i: -3 },
    { name: 's', type: 3, s: Buffer.from('SAME_UPPER') },
    { name: 't', type: 4, t: { dims: [2], dataType: 7, int64Data: [1, -1] } },
    { name: 'fs', type: 6, floats: [1, 2.5] },
    { name: 'is', type: 7, ints: [1, -2, 3] },
    { name: 'ss', type: 8, strings: [Buffer.from('a'), Buffer.from('b')] },
    { name: 'g', type: 5, g: tiny },
    { name: 'old', ints: [4] },
  ];
  const { nodes } = readOnnx(model({ node: [{ opType: 'Odd', output: ['y'], attribute }] }));
  expect(Object.fromEntries(nodes[0]?.attributes ?? [])).toMatchObject({
    f: { kind: 'float', value: 0.5 },
    i: { kind: 'int', value: -3 },
    s: { kind: 'string', value: 'SAME_UPPER' },
    t: { kind: 'tensor', value: { dims: [2], dataType: 7 } },
    fs: { kind: 'floats', value: [1, 2.5] },
    is: { kind: 'ints', value: [1, -2, 3] },
    ss: { kind: 'strings', value: ['a', 'b'] },
    g: { kind: 'graph' },
    old: { kind: 'ints', value: [4] },
  });
});

test('keeps an int64 beyond 2^53 to the digit', () => {
  const max = [0x40, 255, 255, 255, 255, 255, 255, 255, 255, 127];
  const attribute = Uint8Array.from([0x0a, 4, 101, 110, 100, 115, ...max, 0xa0, 1, 7]);
  const node = Uint8Array.from([0x2a, attribute.length, ...attribute]);
  const graph = Uint8Array.from([0x0a, node.length, ...node]);
  const found = readOnnx(Uint8Array.from([0x3a, graph.length, ...graph]));
  expect(found.nodes[0]?.attributes.get('ends')).toEqual({ kind: 'ints', value: [9223372036854775807n] });
});

function refusal(bytes: Uint8Array): unknown {
  try {
    readOnnx(bytes);
  } catch (error) {
    return error;
  }
  return null;
}

describe('what is wrong is told with its place', () => {
  const whole = model(tiny);
  const cases: [string, Uint8Array, object][] = [
    ['no bytes', new Uint8Array(), { reason: 'not-onnx' }],
    ['a web page', Buffer.from('<!doctype html><title>404</title>'), { reason: 'not-onnx', offset: 0 }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { reason: 'not-onnx' }],
    ['a zip', Buffer.from('504b0304140000000800', 'hex'), { reason: 'not-onnx' }],
    ['a file cut short', whole.subarray(0, whole.length - 3), { reason: 'truncated', offset: 4 }],
    [
      'a length of 2^63',
      Uint8Array.from([8, 7, 0x3a, 255, 255, 255, 255, 255, 255, 255, 255, 127]),
      { reason: 'truncated', offset: 12 },
    ],
    [
      'a length of -1',
      Uint8Array.from([8, 7, 0x3a, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
      { reason: 'malformed', offset: 3 },
    ],
    [
      'an endless integer',
      Uint8Array.from([8, 7, ...Array.from({ length: 12 }, () => 255)]),
      { reason: 'malformed', offset: 2 },
    ],
    ['a group', Uint8Array.from([8, 7, 0x3b, 0x3c]), { reason: 'malformed', offset: 2 }],
    ['field number 0', Uint8Array.from([8, 7, 0, 0]), { reason: 'malformed', offset: 2 }],
    [
      'a node that is a number',
      Uint8Array.from([8, 7, 0x3a, 2, 0x08, 1]),
      { reason: 'malformed', offset: 5 },
    ],
    [
      'a node longer than its graph',
      Uint8Array.from([8, 7, 0x3a, 2, 0x0a, 9, 0x10, 1]),
      { reason: 'malformed', offset: 6 },
    ],
    [
      'a name that is not UTF-8',
      Uint8Array.from([8, 7, 0x3a, 3, 0x12, 1, 0xff]),
      { reason: 'malformed', offset: 6 },
    ],
    [
      'a negative size',
      model({ initializer: [{ name: 'w', dims: [-1], dataType: 1 }] }),
      { reason: 'malformed' },
    ],
    [
      'sizes beyond 2^53',
      model({ initializer: [{ name: 'w', dims: [2 ** 40, 2 ** 40], dataType: 1 }] }),
      { reason: 'malformed' },
    ],
    [
      'too few bytes',
      model({ initializer: [{ name: 'w', dims: [2], dataType: 1, rawData: new Uint8Array(4) }] }),
      { reason: 'malformed' },
    ],
    [
      'one name twice',
      model({
        initializer: [
          { name: 'w', dims: [0], dataType: 1 },
          { name: 'w', dims: [0], dataType: 1 },
        ],
      }),
      { reason: 'malformed' },
    ],
    [
      'weights elsewhere',
      model({ initializer: [{ name: 'w', dims: [2], dataType: 1, dataLocation: 1 }] }),
      { reason: 'unsupported' },
    ],
  ];
  test.each(cases)('%s', (_, bytes, expected) => {
    const error = refusal(bytes);
    expect(error).toMatchObject({ name: 'NetworkError', ...expected });
    if (bytes.length > 0) expect(error).toHaveProperty('offset', expect.any(Number));
  });
});
