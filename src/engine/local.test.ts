import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFile, nodeEngine, pngPixels, recipe } from '../fixtures/node/engine';

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

test('what a concatenation puts together is held once', async () => {
  const engine = nodeEngine();
  await loadFile(engine, 'm', 'public/starter/squeezenet1.1-starter.onnx');
  const pixels = pngPixels(readFileSync('src/fixtures/recorded/ladybug.227.png'));
  const { activations } = await engine.run('m', pixels, { kind: 'all', pre: false });
  const tensor = (key: string) => activations.post.get(key) ?? { dims: [], data: new Float32Array() };
  const [first, second, whole] = ['expand1x1', 'expand3x3', 'concat'].map((part) => tensor(`fire2/${part}`));
  expect(first?.dims).toEqual([1, 64, 56, 56]);
  expect(whole?.dims).toEqual([1, 128, 56, 56]);
  expect(first?.data.buffer === whole?.data.buffer && second?.data.buffer === whole?.data.buffer).toBe(true);
  const alone = await engine.run('m', pixels, { kind: 'some', keys: ['fire2/expand3x3'], pre: false });
  const { data } = alone.activations.post.get('fire2/expand3x3') ?? { data: new Float32Array() };
  expect(data.length).toBe(second?.data.length);
  expect(data.every((value, i) => value === second?.data[i])).toBe(true);
});
