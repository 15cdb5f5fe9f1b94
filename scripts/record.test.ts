import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readNetwork } from '../src/network/network';

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url));
const json = async (path: string) => JSON.parse(await read(path).then(String));

test.each(['1.0', '1.1'])('the recorded network of %s is the one of the weights', async (version) => {
  const weights = await read(`public/starter/squeezenet${version}-starter.onnx`);
  expect(await json(`public/recorded/squeezenet${version}.json`)).toEqual(readNetwork(weights));
});

test('what is recorded belongs to the weights and pictures that are here', async () => {
  const { models } = await json('public/starter/manifest.json');
  const first = await json('public/recorded/first.json');
  const { cases } = await json('src/fixtures/recorded/starter.json');
  expect(first.weights).toBe(models[first.model].sha256);
  for (const { version, weights } of cases) expect(weights).toBe(models[version].sha256);
  const fed = await read('src/fixtures/recorded/lighthouse.227.png');
  expect(await read('public/recorded/first.png')).toEqual(fed);
});

test('the tensors of the first view are those of the same run in the record', async () => {
  const { model, tensors } = await json('public/recorded/first.json');
  const bin = await read('public/recorded/first.bin');
  const { cases } = await json('src/fixtures/recorded/starter.json');
  const recorded = cases.find(
    (one: { image: string; version: string }) => one.image === 'lighthouse.227.png' && one.version === model,
  );
  for (const { key, dims, offset } of tensors) {
    const { shape, samples } = recorded.tensors[key];
    const size = shape.reduce((a: number, b: number) => a * b);
    const values = samples.map((_: number, k: number) =>
      bin.readFloatLE(offset + 4 * Math.floor((k * size) / 32)),
    );
    expect(dims).toEqual(shape);
    expect(values).toEqual(samples.map(Math.fround));
  }
});
