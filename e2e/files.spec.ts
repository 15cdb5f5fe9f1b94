import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { readNpy, unzipStored } from '../src/fixtures/node/npz';
import { openLive, takeAway } from './page';
import { expect, test } from './support';

const contentOf = async (download: Promise<Download>) => readFile(await (await download).path());

test('the whole run as NPZ holds the numbers of the page, the layer as NPZ the very same', async ({
  page,
}) => {
  await openLive(page, '?layer=fire4/squeeze1x1&channel=2&at=5,6');
  const value = Number(await page.getByRole('status', { name: 'Value' }).textContent());
  await takeAway(page);
  const whole = page.waitForEvent('download');
  await page.getByRole('button', { name: /layers as NPZ/ }).click();
  const run = unzipStored(await contentOf(whole));
  await expect(page.getByText(/^Saved squeezenet-1\.1-run\.npz/)).toBeVisible();
  const one = page.waitForEvent('download');
  await page.getByRole('button', { name: /^fire4\/squeeze1x1 as NPZ/ }).click();
  const layer = unzipStored(await contentOf(one));
  const file = run.get('fire4/squeeze1x1.npy');
  expect([...layer.keys()]).toEqual(['fire4/squeeze1x1.npy']);
  expect(layer.get('fire4/squeeze1x1.npy')).toEqual(file);
  const { dims, data } = readNpy(file ?? Buffer.alloc(0));
  const [, , height = 0, width = 0] = dims;
  const found = data.readFloatLE(4 * (2 * height * width + 5 * width + 6));
  expect(Math.fround(value)).toBe(found);
  expect(run.size).toBe(40);
});

test('the notebook holds all that is needed to repeat the result', async ({ page }) => {
  await openLive(page, '?layer=fire4/squeeze1x1');
  await takeAway(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Notebook as ZIP' }).click();
  const files = unzipStored(await contentOf(download));
  expect([...files.keys()]).toEqual([
    'README.md',
    'picture/original.jpeg',
    'picture/fed.png',
    'predictions.csv',
    'costs.csv',
    'settings.json',
    'maps/fire4-squeeze1x1.npz',
    'maps/fire4-squeeze1x1.png',
    'SHA256SUMS',
  ]);
  const sums = files.get('SHA256SUMS')?.toString().trim().split('\n') ?? [];
  const { createHash } = await import('node:crypto');
  for (const line of sums) {
    const [sum, name = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
    ).toBe(sum);
  }
  expect(sums).toHaveLength(8);
  const lines = files.get('predictions.csv')?.toString().trim().split('\r\n') ?? [];
  expect(lines).toHaveLength(1001);
  const probabilities = lines.slice(1).map((line) => Number(line.split(',').at(-2)));
  expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  const settings: unknown = JSON.parse(files.get('settings.json')?.toString() ?? '');
  expect(settings).toMatchObject({ model: { id: '1.1' }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
