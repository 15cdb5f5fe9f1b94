import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readNpy, unzipStored } from '../src/fixtures/node/npz';
import { readNetwork } from '../src/network/network';
import { tap, tensorNames } from '../src/network/taps';
import { expect } from './support';

/**
 * Saves all layers of the network that is open and compares them with the native runtime's on the same input: the keys of all layers, how
 * many of them hold float32 and were compared, and how far the furthest is, in parts of its layer's range.
 */
export async function againstNative(page: Page, bytes: Uint8Array) {
  await page.getByRole('button', { name: 'Take away' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /layers as NPZ/ }).click();
  const arrays = unzipStored(readFileSync(await (await download).path()));
  await page.keyboard.press('Escape');
  const found = (key: string) => readNpy(arrays.get(`${key.replace(/^\//, '')}.npy`) ?? Buffer.alloc(0));
  const numbers = ({ data }: { data: Buffer }) => new Float32Array(Uint8Array.from(data).buffer);
  const fed = found('input');
  const side = fed.dims.at(-1) ?? 0;
  const first = readNetwork(bytes, { side });
  const session = await InferenceSession.create(tap(bytes, tensorNames(first, { pre: false })), {
    logSeverityLevel: 4,
  });
  const truth = await session.run({ [first.input.tensor]: new Tensor('float32', numbers(fed), fed.dims) });
  await session.release();
  const measured = new Map(Object.entries(truth).map(([name, { dims }]) => [name, dims]));
  const network = readNetwork(bytes, { side, measured });
  let compared = 0;
  let worst = 0;
  for (const { key, tensor } of network.layers.slice(1)) {
    const expected = truth[tensor];
    if (!(expected?.data instanceof Float32Array)) continue;
    const { dims, data } = found(key);
    expect(dims, key).toEqual(expected.dims);
    const values = numbers({ data });
    let range = 0;
    let far = 0;
    expected.data.forEach((value, i) => {
      range = Math.max(range, Math.abs(value));
      far = Math.max(far, Math.abs(value - (values[i] ?? NaN)));
    });
    worst = Math.max(worst, Number.isNaN(far) ? Infinity : far / Math.max(range, 2 ** -126));
    compared++;
  }
  return { keys: network.layers.map(({ key }) => key), compared, worst };
}
