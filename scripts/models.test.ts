import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checksumOf, readyModels, weightsLine } from './models.mjs';

let top: string;
let models: string;
let shared: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'models-'));
  models = join(top, 'models');
  shared = join(top, 'shared');
  await mkdir(models);
  await mkdir(join(shared, 'weights'), { recursive: true });
});
afterEach(() => rm(top, { recursive: true }));

const entry = (id: string, text: string) => ({
  id,
  file: `squeezenet${id}.onnx`,
  bytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});
const manifest = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(models, 'manifest.json'), 'utf8'));

test('without weights anywhere the manifest is empty and the starter networks are named', async () => {
  const found = await readyModels(join(top, 'not-yet-there'), undefined);
  expect(JSON.parse(await readFile(join(top, 'not-yet-there', 'manifest.json'), 'utf8'))).toEqual({
    models: [],
  });
  expect(weightsLine(found)).toMatch(/1\.0 and 1\.1 from public\/starter/);
});

test('files already there are listed', async () => {
  await writeFile(join(models, 'squeezenet1.1.onnx'), 'mine');
  const line = weightsLine(await readyModels(models, undefined));
  expect(await manifest()).toEqual({ models: [entry('1.1', 'mine')] });
  expect(line).toMatch(/1\.1 from public\/models\/squeezenet1\.1\.onnx, 1\.0 from public\/starter/);
});

test('the named folder comes before files already there, file by file', async () => {
  await writeFile(join(models, 'squeezenet1.0.onnx'), 'old');
  await writeFile(join(models, 'squeezenet1.1.onnx'), 'mine');
  await writeFile(join(shared, 'weights', 'squeezenet1.0.onnx'), 'theirs');
  await readyModels(models, shared);
  expect(await manifest()).toEqual({ models: [entry('1.0', 'theirs'), entry('1.1', 'mine')] });
  expect(await readFile(join(models, 'squeezenet1.0.onnx'), 'utf8')).toBe('theirs');
});

test('a second time nothing is written, so nothing is built again', async () => {
  await writeFile(join(shared, 'weights', 'squeezenet1.1.onnx'), 'theirs');
  const times = () =>
    Promise.all(
      ['manifest.json', 'squeezenet1.1.onnx'].map(async (file) => (await stat(join(models, file))).mtimeMs),
    );
  await readyModels(models, shared);
  const before = await times();
  const [again] = await readyModels(models, shared);
  expect(again?.copied).toBe(false);
  expect(await times()).toEqual(before);
});

test('a published file is listed only when it is that very file', async () => {
  await writeFile(join(models, 'squeezenet_v1.1.caffemodel'), 'not the authors’');
  await writeFile(join(shared, 'weights', 'compressed_SqueezeNet.net'), 'nor this');
  await readyModels(models, shared);
  expect(await manifest()).toEqual({ models: [] });
});

test('git’s id of a file is that of git itself', () => {
  // printf 'hello\n' | git hash-object --stdin
  expect(checksumOf(Buffer.from('hello\n'), { gitBlob: 'any' })).toBe(
    'ce013625030ba8dba906f756967f9e9ca394464a',
  );
});
