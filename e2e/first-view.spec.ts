import { beginUse, heldBack, layerList, live, openLive, predictions, status } from './page';
import { expect, test } from './support';

test('before the network is there: a recorded picture with its predictions and maps, said to be recorded; then the live ones', async ({
  page,
}) => {
  const release = await heldBack(page, '**/starter/*.onnx');
  await page.goto('./');
  const list = page.getByRole('list', { name: 'Predictions' });
  await expect(list).toHaveAttribute('data-state', 'recorded');
  await expect(page.getByText('Recorded earlier with the same picture')).toBeVisible();
  const recorded = await predictions(page);
  expect(recorded[0]?.name).toBe('lighthouse');
  await expect(page.getByRole('figure', { name: 'Input picture' }).getByRole('img').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('listbox')).toBeVisible();
  await expect(status(page)).toHaveText(/Loading the weights/);
  await expect(page.getByRole('banner').getByRole('progressbar')).toBeVisible();

  const layers = layerList(page);
  await layers.getByRole('button', { name: /^conv1 / }).click();
  await expect(page.getByText('There are no maps of conv1 yet')).toBeVisible();

  release();
  await expect(list).toHaveAttribute('data-state', 'done');
  await expect(page.getByText('Recorded earlier')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('listbox')).toBeVisible();
  // The recorded numbers are the native runtime's: the live ones are the same as far as they are shown.
  const live = await predictions(page);
  expect(live.map(({ name }) => name)).toEqual(recorded.map(({ name }) => name));
  for (const [i, { share }] of live.entries()) expect(share).toBeCloseTo(recorded[i]?.share ?? NaN, 2);
});

test('a later view shows no recorded result that is not its own', async ({ page }) => {
  await openLive(page, '?threads=2&sample=lemon.jpg&model=1.0');
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await expect(page.getByRole('radio', { name: '1.0' })).toBeChecked();
});

test('weights are named, with their accuracy and who measured it', async ({ page }) => {
  await openLive(page, '?threads=2');
  const measured = /top-1 [\d.]+ %, top-5 [\d.]+ % on 202 photographs, measured by this project/;
  await beginUse(page);
  // Beside the prediction in a line, and with all else that is known of the file.
  await expect(page.getByText('1.1: starter weights').getByText(measured)).toBeVisible();
  const facts = page.getByRole('region', { name: 'Model facts' });
  await expect(facts).toContainText(/Starter weights: .*202 of the 1000 classes/);
  await expect(facts).toContainText(measured);
  await expect(facts).toContainText('SHA-256 verified');
});

test.describe('the first worker', () => {
  for (const [what, query, stored, workers] of [
    ['as the settings say', '', '{"threads":1}', 1],
    ['as the address says', '?threads=2', '{"threads":1}', 1],
    ['and another in its place where it was guessed wrongly', '?threads=99', '{"threads":1}', 2],
  ] as const)
    test(`fetches the runtime before the page’s own code is there, ${what}`, async ({ page }) => {
      await page.addInitScript((text) => localStorage.setItem('squeezelens.settings', text), stored);
      const release = await heldBack(page, '**/assets/index-*.js');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`./${query}`, { waitUntil: 'commit' });
      await expect.poll(() => asked.some((url) => url.endsWith('.wasm'))).toBe(true);
      release();
      await live(page);
      expect(asked.filter((url) => /\/worker-[^/]*\.js$/.test(url))).toHaveLength(workers);
    });
});
