import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFile, nodeEngine, pngPixels } from '../fixtures/node/engine';
import { allDifferences, recordedCases, recordsOf } from '../fixtures/node/recorded';
import type { RunResult } from './engine';

const shared = process.env['SQUEEZELENS_SHARED'];
const reference = (file: string) => join(shared ?? '', 'reference', file);
const cases = shared ? recordedCases(reference('activations.json')) : [];

async function run(version: string, image: string): Promise<RunResult> {
  const engine = nodeEngine();
  await loadFile(engine, version, join(shared ?? '', 'weights', `squeezenet${version}.onnx`));
  return engine.run(version, pngPixels(readFileSync(reference(image))), { kind: 'all', pre: true });
}

describe.skipIf(!shared)('reference: every tensor of the PyTorch run, in WebAssembly', () => {
  test.each(cases)('$image in $version', async ({ image, version, tensors }) => {
    const { activations } = await run(version, image);
    expect(Object.keys(tensors).length).toBeGreaterThan(60);
    expect(allDifferences(recordsOf(activations), tensors)).toEqual([]);
  });

  test.each(['1.0', '1.1'])('the three tensors recorded whole, in %s', async (version) => {
    const { activations } = await run(version, 'n02099601.227.png');
    for (const key of ['pool1', 'fire5/concat', 'conv10']) {
      const bytes = readFileSync(reference(`n02099601.v${version}.${key.replace('/', '_')}.f32`));
      const truth = new Float32Array(new Uint8Array(bytes).buffer);
      const { data = new Float32Array() } = activations.post.get(key) ?? {};
      expect(data.length).toBe(truth.length);
      let range = 0;
      for (const value of truth) range = Math.max(range, Math.abs(value));
      let worst = 0;
      truth.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (data[i] ?? Number.NaN)))));
      expect(worst / range).toBeLessThan(1e-5);
    }
  });
});
