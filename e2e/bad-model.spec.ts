import type { Page } from '@playwright/test';
import { bring, chooser, fingerprint, layerList, live, openLive, predictions, status } from './page';
import { expect, test } from './support';

const model = '**/starter/*.onnx';

/** The page without live results still shows the recorded one, and can be used. */
async function staysUsable(page: Page) {
  await expect(page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').first()).toContainText(
    'lighthouse',
  );
  const layers = layerList(page);
  await layers.getByRole('button', { name: /fire9\/squeeze1x1/ }).click();
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('heading')).toHaveText(
    'fire9/squeeze1x1',
  );
}

async function tryAgain(page: Page) {
  await page.getByRole('button', { name: 'Try again' }).click();
  await live(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

for (const [what, message, answer] of [
  ['missing', /status 404/, { status: 404, body: 'Not found' }],
  ['another file', /checksum differs/, { status: 200, body: Buffer.alloc(1000) }],
] as const)
  test(`the weights are ${what}: said, and tried again when asked`, async ({ page, faults }) => {
    await page.route(model, (route) => route.fulfill(answer));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText(message);
    await staysUsable(page);
    await page.unroute(model);
    await tryAgain(page);
    faults.splice(0);
  });

test('the weights are cut', async ({ page }) => {
  await page.route(model, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ status: 200, body: body.subarray(0, body.length / 2) });
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText(/checksum differs/);
  await staysUsable(page);
  await page.unroute(model);
  await tryAgain(page);
});

test('no connection', async ({ page, faults }) => {
  await page.route(model, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText(/no connection/);
  await staysUsable(page);
  await page.unroute(model);
  await tryAgain(page);
  faults.splice(0);
});

test('the runtime’s own file fails', async ({ page, faults }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText(/ONNX Runtime/);
  await staysUsable(page);
  await page.unroute('**/*.wasm');
  await tryAgain(page);
  faults.splice(0);
});

test('loading can be cancelled, and begun again', async ({ page, faults }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(model, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await page.goto('./');
  await expect(status(page)).toHaveText(/Loading the weights/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Cancelled');
  await staysUsable(page);
  release();
  await page.unroute(model);
  await tryAgain(page);
  faults.splice(0);
});

test('a worker that dies is replaced: the next picture has its result', async ({ page }) => {
  await openLive(page, '?threads=1');
  const before = await fingerprint(page);
  const [worker] = page.workers();
  if (!worker) throw new Error('no worker');
  const gone = worker.waitForEvent('close');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('the worker dies');
    });
  });
  await gone;
  expect(await fingerprint(page)).toBe(before);
  await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(page.workers()).not.toContain(worker);
});
