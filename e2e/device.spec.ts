import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { spoilOneWeight } from '../src/fixtures/node/spoil';
import { choose } from './modelMenu';
import { bring, chooser, openLive } from './page';
import { expect, test } from './support';

const trust = (page: Page) => page.getByRole('status', { name: 'Trust' });
const check = (page: Page) => page.getByRole('button', { name: 'Check every layer' }).click();
const device = (page: Page) => page.getByRole('region', { name: 'This device' });
const said = (page: Page, term: string) =>
  device(page)
    .locator('.facts > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .getByRole('definition');
const starter = 'public/starter/squeezenet1.1-starter.onnx';

test('every layer is checked: both versions are green, on one thread and on two; a file of one’s own is not judged', async ({
  page,
}) => {
  await openLive(page, '?view=device&threads=2');
  await expect(trust(page)).toHaveText('Not checked yet.');
  await check(page);
  await expect(trust(page)).toHaveText(/^1\.1: all 40 layers agree .* onnxruntime-node/);
  const errors = page.getByRole('figure', { name: 'Largest error of each layer' });
  await errors.getByText('The same numbers as a table').click();
  await expect(errors.getByRole('rowheader')).toHaveCount(40);
  const numbers = await errors.getByRole('cell').allInnerTexts();
  const largest = Math.max(...numbers.map((text) => Number(text.replaceAll('−', '-'))));
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThan(1e-5);

  await page.getByRole('radio', { name: '1.0' }).check();
  await expect(trust(page)).toHaveText('Not checked yet.');
  await expect(page.getByRole('button', { name: 'Check every layer' })).toBeEnabled();
  await check(page);
  await expect(trust(page)).toHaveText(/^1\.0: all 40 layers agree/);

  await page.getByRole('link', { name: 'Explore' }).click();
  await choose(page, starter);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/^sha256-/);
  await page.getByRole('link', { name: 'This device' }).click();
  await check(page);
  await expect(trust(page)).toHaveText(/no recorded values/);
  await expect(trust(page)).not.toHaveAttribute('data-verdict');
  await expect(said(page, 'Model')).toHaveText('a file of your own');
});

test('one weight that went wrong in memory turns it red, and its layer is named', async ({ page }) => {
  const good = readFileSync(starter);
  const bad = Buffer.from(good);
  // fire5/expand3x3 is the thirteenth convolution.
  spoilOneWeight(bad, 12);
  const at = good.findIndex((byte, i) => byte !== bad[i]);
  // The file on the way is whole and passes its checksum; then one byte of it is changed.
  const fault = `{ const digest = crypto.subtle.digest.bind(crypto.subtle);
    crypto.subtle.digest = async (name, bytes) => {
      const found = await digest(name, bytes);
      if (bytes.length === ${good.length}) bytes[${at}] = ${bad[at]};
      return found;
    }; }\n`;
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: fault + (await response.text()) });
  });
  await openLive(page, '?view=device');
  await check(page);
  await expect(trust(page)).toHaveText(/fire5\/expand3x3 is the first layer that differs/);
  await expect(trust(page)).toHaveAttribute('data-verdict', 'bad');
  await expect(page.getByText('Reload the page, which reads the weights anew')).toBeVisible();
});

test('what runs here is told, and copied without the picture’s name', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLive(page);
  await bring(page, () =>
    chooser(page).setInputFiles({
      name: 'secret-name.png',
      mimeType: 'image/png',
      buffer: readFileSync('src/fixtures/recorded/ladybug.227.png'),
    }),
  );
  await chooser(page).setInputFiles({
    name: 'other-secret.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  });
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('link', { name: 'This device' }).click();
  await expect(said(page, 'Runtime')).toHaveText('ONNX Runtime Web 1.30.0');
  await expect(said(page, 'Execution provider')).toHaveText('WebAssembly');
  await expect(said(page, 'Threads')).toHaveText('1');
  await expect(said(page, 'Cross-origin isolation')).toHaveText(/^yes/);
  await expect(said(page, 'Processor cores')).toHaveText(
    await page.evaluate(() => String(navigator.hardwareConcurrency)),
  );
  await expect(said(page, 'WebAssembly memory')).toHaveText(/\d\sMiB/);
  await expect(said(page, 'Last errors')).toHaveText(/picture: not-a-picture/);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Runtime: ONNX Runtime Web 1.30.0\n');
  expect(text).toContain(await page.evaluate(() => navigator.userAgent));
  expect(text).not.toContain('secret');
});

test.describe('with the copy for use without a connection', () => {
  test.use({ serviceWorkers: 'allow' });

  test('everything that is kept is removed when asked', async ({ page }) => {
    const kept = () =>
      page.evaluate(async () => ({
        keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    await openLive(page, '?view=compare&model=1.0,1.1');
    const few = ['lemon', 'orange'].map((name) => `public/samples/${name}.jpg`);
    const folder = page.getByLabel('Choose a folder of pictures');
    await expect(folder).toBeEnabled();
    await folder.setInputFiles(few);
    await expect(page.getByText(/2 (\/|of) 2 pictures/)).toBeVisible();
    await page.getByRole('link', { name: 'Explore' }).click();
    await choose(page, starter);
    await page.getByLabel('Keep for the next visit').check();
    await expect.poll(kept).toMatchObject({
      databases: ['squeezelens-means'],
      caches: expect.arrayContaining(['squeezelens-models']),
    });
    await expect.poll(async () => (await kept()).workers).toBe(1);
    await expect.poll(async () => (await kept()).keys).toContain('squeezelens.models');

    await page.getByRole('link', { name: 'This device' }).click();
    const remove = page.getByRole('button', { name: 'Remove everything that is kept' });
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    expect((await kept()).databases).toEqual(['squeezelens-means']);
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('nothing of this page is kept')).toBeVisible();
    expect(await kept()).toEqual({ keys: [], databases: [], caches: [], workers: 0 });
  });
});

test('texts from outside stay texts, code out of strings is refused, and only the camera may be asked for', async ({
  page,
  faults,
}) => {
  await openLive(page);
  const name = '<img src=x onerror=alert(1)>.onnx';
  const buffer = readFileSync(starter);
  await choose(page, { name, mimeType: '', buffer });
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/^sha256-/);
  await expect(page.getByRole('region', { name: 'Model facts' })).toContainText(name);
  await page.getByText('How the picture is fed').click();
  const labels = Array.from({ length: 1000 }, (_, i) => `=HYPERLINK("x") <b>${i}</b>`).join('\n');
  await page
    .getByLabel('Choose a labels file')
    .setInputFiles({ name: 'l.txt', mimeType: 'text/plain', buffer: Buffer.from(labels) });
  const first = page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').first();
  await expect(first).toContainText(/=HYPERLINK\("x"\) <b>\d+<\/b>/);
  await expect(page.locator('#root b, #root img[src="x"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Take away' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions as CSV' }).click();
  const [, row = ''] = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(row).toMatch(/^\d+,[^,]*,"'=HYPERLINK\(""x""\) <b>\d+<\/b>",[\d.e-]+,-?[\d.e-]+$/);

  const refused = await page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.createElement('div').innerHTML = '<b></b>'),
      worker: () => new Worker('https://example.com/worker.js'),
      data: () => new Worker('data:text/javascript,0'),
      policy: () => Reflect.get(globalThis, 'trustedTypes').createPolicy('another', {}),
    };
    return Object.entries(attempts).flatMap(([what, attempt]) => {
      try {
        attempt();
        return [];
      } catch {
        return [what];
      }
    });
  });
  expect(refused).toEqual(['markup', 'worker', 'data', 'policy']);
  faults.splice(0);

  const allowed = await page.evaluate(() => {
    const policy: unknown = Reflect.get(document, 'featurePolicy');
    return typeof policy === 'object' && policy !== null
      ? Reflect.get(policy, 'allowedFeatures').call(policy)
      : null;
  });
  expect(allowed).toContain('camera');
  for (const feature of ['microphone', 'geolocation', 'usb', 'payment', 'display-capture'])
    expect(allowed).not.toContain(feature);
});

test('the list of software has what is in the page, with its terms', async ({ page }) => {
  await openLive(page);
  await page.getByRole('button', { name: 'About' }).click();
  const about = page.getByRole('dialog', { name: 'About' });
  await expect(about).toContainText('0.1.0');
  for (const name of ['preact', 'd3-scale', 'onnxruntime-web', 'zustand', 'valibot', 'fflate'])
    await expect(about.getByText(new RegExp(`^${name} \\d`))).toHaveCount(1);
  await about.getByText(/^preact \d/).click();
  await expect(
    about.locator('details[open]').getByText('Copyright (c) 2015-present Jason Miller'),
  ).toBeVisible();
});
