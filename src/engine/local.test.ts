import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeEngine, recipe } from '../fixtures/node/engine';

test('a picture fed unchanged may be given away: the next fit and the next model still have it', async () => {
  const engine = nodeEngine();
  const blob = new Blob([readFileSync('src/fixtures/recorded/ladybug.227.png')]);
  const picture = { id: 'p', blob };
  const first = await engine.frame(picture, recipe, 'warp');
  expect(first.unchanged).toBe(true);
  const bytes = first.pixels.data.slice();
  // What the worker does with an answer.
  structuredClone(first.pixels, { transfer: [first.pixels.data.buffer] });
  const second = await engine.frame(picture, recipe, 'cover');
  expect(second.pixels.data).toEqual(bytes);
});
