import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFile, nodeEngine, pngPixels } from '../fixtures/node/engine';
import {
  allDifferences,
  passedOn,
  recordedCases,
  recordsOf,
  type RecordedCase,
} from '../fixtures/node/recorded';
import { spoilOneWeight } from '../fixtures/node/spoil';

const cases = recordedCases('src/fixtures/recorded/starter.json');

/** How the tensors of a run in WebAssembly differ from those that the native runtime gave. */
async function wrong({ version, image, tensors }: RecordedCase, change?: (bytes: Uint8Array) => void) {
  const engine = nodeEngine();
  await loadFile(engine, version, `public/starter/squeezenet${version}-starter.onnx`, change);
  const pixels = pngPixels(readFileSync(`src/fixtures/recorded/${image}`));
  const { activations } = await engine.run(version, pixels, { kind: 'all', pre: true });
  return allDifferences(recordsOf(activations), tensors);
}

test('two pictures in two versions were recorded', () => {
  expect(cases.map(({ version, image }) => `${version} ${image}`).sort()).toEqual([
    '1.0 ladybug.227.png',
    '1.0 lighthouse.227.png',
    '1.1 ladybug.227.png',
    '1.1 lighthouse.227.png',
  ]);
});

test.each(cases)('what $image in $version only passes on is the same numbers', ({ tensors }) => {
  for (const [name, layer] of Object.entries(passedOn)) {
    const { shape: _, ...numbers } = tensors[layer] ?? { shape: [] };
    expect(tensors[name]).toMatchObject(numbers);
  }
});

test.each(cases)('every tensor of $image in $version is what was recorded', async (each) => {
  expect(Object.keys(each.tensors).length).toBeGreaterThan(60);
  expect(await wrong(each)).toEqual([]);
});

test.each(['1.0', '1.1'])('one weight with the wrong sign is seen in %s', async (version) => {
  const each = cases.find((recorded) => recorded.version === version);
  if (!each) throw new Error(`no case of ${version}`);
  const found = await wrong(each, spoilOneWeight);
  expect(found.filter((difference) => /^conv1\b/.test(difference))).not.toEqual([]);
  expect(found.filter((difference) => difference.startsWith('prob:'))).not.toEqual([]);
});

test.each(cases)(
  'the channel means of $image in $version have the recorded mean of every layer',
  async (each) => {
    const { version, image, tensors } = each;
    const engine = nodeEngine();
    await loadFile(engine, version, `public/starter/squeezenet${version}-starter.onnx`);
    const means = await engine.means(version, pngPixels(readFileSync(`src/fixtures/recorded/${image}`)));
    const layers = [...means].flatMap(([key, channels]) => {
      const recorded = tensors[key];
      return recorded ? [{ key, channels, ...recorded }] : [];
    });
    expect(layers.length).toBeGreaterThan(20);
    for (const { key, channels, mean, max } of layers) {
      const found = channels.reduce((sum, value) => sum + value, 0) / channels.length;
      expect(Math.abs(found - mean), key).toBeLessThan(1e-5 * Math.max(1, Math.abs(max)));
    }
  },
);
