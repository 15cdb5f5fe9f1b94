import { expect, test } from 'vitest';
import { readNpy, unzipStored } from '../fixtures/node/npz';
import { archive, npzEntries } from './archive';

const tensors = new Map([
  ['conv1', { dims: [1, 2, 2, 3], data: Float32Array.from({ length: 12 }, (_, i) => Math.sin(i)) }],
  ['fire2/squeeze1x1', { dims: [1, 1, 1, 4], data: Float32Array.of(NaN, -0, Infinity, 1e-45) }],
  ['prob', { dims: [1, 3], data: new Float32Array(new Float32Array(9).fill(7).buffer, 8, 3) }],
]);
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

test('an own reader finds every tensor, bit for bit', async () => {
  const asked: string[] = [];
  const blob = await archive(npzEntries(tensors), 'application/zip', { onEntry: (name) => asked.push(name) });
  const files = unzipStored(await bytesOf(blob));
  expect([...files.keys()]).toEqual(['conv1.npy', 'fire2/squeeze1x1.npy', 'prob.npy']);
  expect(asked).toEqual([...files.keys()]);
  for (const [key, { dims, data }] of tensors) {
    const found = readNpy(files.get(`${key}.npy`) ?? Buffer.alloc(0));
    expect(found.dims).toEqual(dims);
    expect(found.data).toEqual(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
});

test('an entry stays in the folder that it is unpacked in, whatever a layer is called', async () => {
  const names = ['../../x', '/etc/x', 'C:\\..\\x', 'a/./b/../c', 'a\u0000b\n', 'fire2/squeeze1x1:0'];
  const blob = await archive(
    npzEntries(names.map((name) => [name, { dims: [0], data: new Float32Array() }])),
    '',
  );
  expect([...unzipStored(await bytesOf(blob)).keys()]).toEqual([
    'x.npy',
    'etc/x.npy',
    'C:/x.npy',
    'a/b/c.npy',
    'ab.npy',
    'fire2/squeeze1x1:0.npy',
  ]);
});

test('the same content is the same file', async () => {
  const [one, two] = [await archive(npzEntries(tensors), ''), await archive(npzEntries(tensors), '')];
  expect(await bytesOf(one)).toEqual(await bytesOf(two));
});

test('it stops when told to', async () => {
  const stop = new AbortController();
  const onEntry = (_: string, index: number) => index === 1 && stop.abort();
  await expect(archive(npzEntries(tensors), '', { onEntry, signal: stop.signal })).rejects.toThrow(/abort/i);
});
