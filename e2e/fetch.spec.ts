import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { beginUse, live, openLive, predictions } from './page';
import { expect, test } from './support';

const shared = process.env['SQUEEZELENS_SHARED'];
const origin = 'https://raw.githubusercontent.com/**';
const open = { 'access-control-allow-origin': '*' };

/** Their own file is nowhere but there: this one stands in for it, and the page is told its name instead. */
const standIn = readFileSync(
  shared
    ? join(shared, 'weights', 'squeezenet_v1.1.caffemodel')
    : 'public/starter/squeezenet1.1-starter.onnx',
);
const blobId = createHash('sha1').update(`blob ${standIn.length}\0`).update(standIn).digest('hex');
const theirs = '9d2fc33abf653a6e8b2ee6cc63ede0e72ec67f44';

const menu = (page: Page) => page.getByRole('combobox', { name: 'Model' });
const button = (page: Page) =>
  page.getByRole('button', {
    name: 'Fetch the authors’ weights of 1.1, 4.8 MB, from raw.githubusercontent.com',
  });

// A worker of that kind would answer before a test can.
test.use({ serviceWorkers: 'block' });
test.beforeEach(async ({ context }) => {
  await context.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll(theirs, blobId) });
  });
});

/** Presses the button with an answer of the test's own, and leaves what was asked to be looked at. */
async function press(page: Page, answer: (route: Route) => unknown) {
  const asked: string[] = [];
  await page.unroute(origin);
  await page.route(origin, async (route) => {
    asked.push(route.request().url());
    await answer(route);
  });
  await beginUse(page);
  await button(page).click();
  return asked;
}

test('whatever goes wrong with the authors’ weights is said, and the model before keeps running', async ({
  page,
  faults,
}) => {
  await openLive(page);
  const before = await predictions(page);
  const cases: [RegExp, (route: Route) => unknown][] = [
    [/status 404/, (route) => route.fulfill({ status: 404, headers: open, body: 'Not found' })],
    [/no connection/, (route) => route.abort('connectionreset')],
    [/checksum/, (route) => route.fulfill({ headers: open, body: Buffer.from('not theirs') })],
    [/checksum/, (route) => route.fulfill({ headers: open, body: standIn.subarray(0, 1_000_000) })],
  ];
  for (const [message, answer] of cases) {
    await press(page, answer);
    const alert = page.getByRole('alert').filter({ hasText: message });
    await expect(alert).toBeVisible();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(menu(page)).toHaveValue('1.1');
    expect(await predictions(page)).toEqual(before);
  }
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await press(page, async (route) => {
    await held;
    await route.abort().catch(() => undefined);
  });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  release();
  await expect(menu(page)).toHaveValue('1.1');
  expect(await predictions(page)).toEqual(before);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(faults.splice(0).filter((fault) => !/raw\.githubusercontent/.test(fault))).toEqual([]);
});

test('the authors’ weights come with their progress in bytes, run, and are there without a connection', async ({
  page,
  faults,
}) => {
  await openLive(page);
  await page.evaluate(() => {
    const texts = new Set<string>();
    const note = () => {
      for (const each of document.querySelectorAll('[role=status]')) texts.add(each.textContent);
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { noted: texts });
  });
  const asked = await press(page, (route) => route.fulfill({ headers: open, body: standIn }));
  await expect(menu(page)).toHaveValue('1.1-authors');
  await live(page);
  expect(asked).toEqual([
    'https://raw.githubusercontent.com/forresti/SqueezeNet/51147dc0681638c28aad593b9e923f3500117125/SqueezeNet_v1.1/squeezenet_v1.1.caffemodel',
  ]);
  const noted = await page.evaluate(() => [...Reflect.get(globalThis, 'noted')].join('\n'));
  expect(noted).toMatch(/Loading the weights: [\d.]+\sMiB of [\d.]+\sMiB/);
  const facts = page.getByRole('region', { name: 'Model facts' });
  await expect(facts).toContainText('Git blob id verified');
  await expect(facts).toContainText('raw.githubusercontent.com');
  await expect(facts).toContainText(/1\s235\s496/);
  await expect(button(page)).toHaveCount(0);
  const said = await predictions(page);
  expect(said).toHaveLength(5);
  expect(faults.splice(0)).toEqual([expect.stringMatching(/^left the origin/)]);

  // Without the one origin: whatever would ask it is a fault.
  await page.unroute(origin);
  await page.route(origin, (route) => route.abort());
  for (const query of ['?model=1.1-authors', '?model=1.1']) {
    await openLive(page, query);
    await beginUse(page);
    await expect(facts).toContainText('Git blob id verified');
    await expect.poll(() => predictions(page)).toEqual(said);
    await expect(button(page)).toHaveCount(0);
  }
});
