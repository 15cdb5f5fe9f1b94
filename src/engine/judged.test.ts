import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFile, nodeEngine, pngPixels } from '../fixtures/node/engine';
import { spoilOneWeight } from '../fixtures/node/spoil';
import { checkLayers, type Check, type Recorded } from '../tensor/recorded';
import type { Engine } from './engine';

/** The record that the page judges itself by, against the same runtime in Node. */
const { cases }: { cases: { weights: string[]; tensors: Record<string, Recorded> }[] } = JSON.parse(
  readFileSync('public/recorded/layers.json', 'utf8'),
);
const pixels = pngPixels(readFileSync('public/recorded/first.png'));
const shared = process.env['SQUEEZELENS_SHARED'];

let engine: Engine;
beforeAll(() => {
  engine = nodeEngine();
});

async function check(file: string, change?: (bytes: Uint8Array) => void, fed = pixels): Promise<Check> {
  const original = readFileSync(file);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', original));
  const sha256 = Buffer.from(digest).toString('hex');
  const recorded = cases.find(({ weights }) => weights.includes(sha256))?.tensors;
  if (!recorded) throw new Error(`${file} is not recorded`);
  await loadFile(engine, 'm', file, change);
  const { activations } = await engine.run('m', fed, { kind: 'all', pre: false });
  return checkLayers(activations.post, new Map(Object.entries(recorded)), 1e-5);
}

const starters = ['1.0', '1.1'].map((version) => `public/starter/squeezenet${version}-starter.onnx`);

test.each(starters)('%s: every layer is within the tolerance', async (file) => {
  const { layers, firstBad } = await check(file);
  expect(layers).toHaveLength(40);
  expect(firstBad).toBeNull();
  expect(await engine.memory()).toBeGreaterThan(16 * 2 ** 20);
});

test('the wrong sign of one weight is seen, and the very layer that has it is named', async () => {
  const file = 'public/starter/squeezenet1.1-starter.onnx';
  const { layers } = await check(file);
  const convolutions = layers.map(({ key }) => key).filter((key) => /conv|squeeze|expand/.test(key));
  expect(convolutions).toHaveLength(26);
  for (const [index, key] of convolutions.entries())
    expect((await check(file, (bytes) => spoilOneWeight(bytes, index))).firstBad).toBe(key);
});

test('pixels whose lowest bit is not what was recorded are seen in the input', async () => {
  const data = pixels.data.map((value, i) => (i % 4 === 3 ? value : value ^ ((i >> 2) & 1)));
  expect((await check(starters[0] ?? '', undefined, { ...pixels, data })).firstBad).toBe('input');
});

describe.skipIf(!shared)('reference: the authors’ weights, whatever file they come in', () => {
  test.each([
    'squeezenet1.0.onnx',
    'compressed_SqueezeNet.net',
    'squeezenet_v1.0.caffemodel',
    'squeezenet1.1.onnx',
    'SqueezeNetFP16.mlmodel',
    'squeezenet_v1.1.caffemodel',
  ])('%s: every layer is within the tolerance', async (file) => {
    const { layers, firstBad } = await check(join(shared ?? '', 'weights', file));
    expect(layers).toHaveLength(40);
    expect(firstBad).toBeNull();
  });
});
