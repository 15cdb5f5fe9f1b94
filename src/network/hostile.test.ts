import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { buildSqueezeNet } from './build';
import { readNetwork } from './network';
import { parametersOf } from './weights';
import { readOnnx } from './onnx';
import { NetworkError, type Network } from './types';

const small = buildSqueezeNet({
  name: 'small',
  size: 15,
  first: { channels: 2, kernel: 3, stride: 2 },
  fires: [{ squeeze: 1, expand1x1: 2, expand3x3: 2 }],
  poolsAfter: [1],
  classes: 2,
});

/** What any file must give: a network that holds together, or a NetworkError with a place inside the file. */
function check(bytes: Uint8Array): 'read' | 'refused' {
  let network: Network;
  try {
    network = readNetwork(bytes);
    const graph = readOnnx(bytes);
    for (const layer of network.layers) parametersOf(graph, layer);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.offset !== null && !(error.offset >= 0 && error.offset <= bytes.length)) throw error;
    return 'refused';
  }
  const found = faults(network);
  if (found.length > 0) throw new Error(found.join(', '));
  return 'read';
}

/** What does not hold together in a network. */
function faults({ layers, stages }: Network): string[] {
  const places = new Map(layers.map((layer, index) => [layer.key, index]));
  const staged = new Set(stages.flatMap((stage) => stage.layers));
  const found: string[] = [];
  if (places.size !== layers.length) found.push('a key is used twice');
  if (staged.size !== layers.length) found.push('a layer is in no stage or in two');
  layers.forEach(({ key, op, inputs, shape, cost }, index) => {
    if (!staged.has(key)) found.push(`${key} is in no stage`);
    if ((op.kind === 'input') !== (index === 0)) found.push('the input is not the first layer');
    if (inputs.some((input) => (places.get(input) ?? index) >= index))
      found.push(`${key} reads what comes later`);
    if (shape?.some((size) => !Number.isSafeInteger(size) || size < 1))
      found.push(`${key} has a broken size`);
    if (Object.values(cost).some((value) => value !== null && !Number.isSafeInteger(value)))
      found.push(`${key} costs too much`);
  });
  return found;
}

// The whole process, whose peak this is, does nothing else.
afterAll(() => expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(1e9));

const at = fc.nat({ max: small.length - 1 });
const runs = { numRuns: 4000 };

test('a file cut anywhere is refused', () => {
  for (let length = 0; length < small.length; length++) {
    const result = check(small.subarray(0, length));
    // Without its last field, the opset, and at no other place, the file is whole.
    expect(result === 'read', String(length)).toBe(length === lastField());
  }
});

/** Where the opset begins: 0x42, its length, its content. */
function lastField(): number {
  return small.length - 6;
}

test('changed bytes give a network or a NetworkError', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = small.slice();
      for (const [index, value] of changes) bytes[index] = value;
      if (check(bytes) === 'read') read++;
    }),
    runs,
  );
  expect(read).toBeGreaterThan(100);
});

test('flipped bits give a network or a NetworkError', () => {
  for (let index = 0; index < small.length; index++)
    for (let bit = 0; bit < 8; bit++) {
      const bytes = small.slice();
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      check(bytes);
    }
}, 30_000);

test('inserted lengths and lost or doubled stretches give a network or a NetworkError', () => {
  const hostile = fc.constantFrom(
    [0xff, 0xff, 0xff, 0xff, 0x0f],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    [0x3a, 0xff, 0x7f],
    [0],
  );
  fc.assert(
    fc.property(at, fc.nat({ max: 40 }), fc.oneof(hostile, fc.constant(null)), (start, length, insert) => {
      const middle = insert ?? [
        ...small.subarray(start, start + length),
        ...small.subarray(start, start + length),
      ];
      check(Uint8Array.from([...small.subarray(0, start), ...middle, ...small.subarray(start + length)]));
    }),
    runs,
  );
});

test('bytes of any kind give a network or a NetworkError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void check(bytes)),
    runs,
  );
});

test('a graph of a hundred thousand nodes is read in proportion', () => {
  const node = [0x0a, 7, 0x12, 1, 0x61, 0x22, 2, 0x41, 0x42];
  const many = Uint8Array.from(Array.from({ length: 100_000 }, () => node).flat());
  const length = [0x80 | (many.length & 127), 0x80 | ((many.length >> 7) & 127), many.length >> 14];
  expect(check(Uint8Array.from([8, 7, 0x3a, ...length, ...many]))).toBe('refused');
});
