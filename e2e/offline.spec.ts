import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildServiceWorker, ownFiles } from '../scripts/service-worker.mjs';
import { serve } from '../scripts/serve.mjs';
import { bring, chooser, openLive, predictions, status } from './page';
import { expect, test as base } from './support';

/** Two versions of the page in a folder of a site. The host serves one of them, and can go away and come back. */
const place = join(tmpdir(), `squeezelens-offline-${process.pid}`);
const folder = 'some/folder';
const root = join(place, 'now');
type Host = Awaited<ReturnType<typeof serve>>;
const hosts = new Map<boolean, Host>();

async function open(isolated: boolean): Promise<string> {
  const port = Number(new URL(hosts.get(isolated)?.url ?? 'http://localhost:0').port);
  const host = await serve({ port, isolated, root });
  hosts.set(isolated, host);
  return `${host.url}${folder}/`;
}

const close = (isolated: boolean) => hosts.get(isolated)?.close();

async function serveVersion(version: 1 | 2) {
  await rm(root, { force: true });
  await symlink(join(place, `v${version}`), root);
}

/** The build without the authors' weights; the second version has other names for its scripts, as after any change. */
async function build(version: 1 | 2) {
  const dist = join(place, `v${version}`, folder);
  await mkdir(join(dist, '..'), { recursive: true });
  await cp('dist', dist, {
    recursive: true,
    filter: (from) => !/(models|screenshots)[/\\].|1\.0-starter|serviceWorker/.test(from),
  });
  await writeFile(join(dist, 'models', 'manifest.json'), '{"models":[]}');
  if (version === 2) await renameScripts(dist);
  await buildServiceWorker(dist);
}

async function renameScripts(dist: string) {
  const assets = join(dist, 'assets');
  const names = (await readdir(assets)).filter((name) => /^(index|Cost|Learn)-.*\.js$/.test(name));
  const texts = [join(dist, 'index.html'), ...(await readdir(assets)).map((name) => join(assets, name))];
  for (const file of texts.filter((name) => /\.(html|js)$/.test(name))) {
    let text = await readFile(file, 'utf8');
    for (const name of names) text = text.replaceAll(name, `second-${name}`);
    await writeFile(file, text);
  }
  for (const name of names) await rename(join(assets, name), join(assets, `second-${name}`));
}

const test = base.extend<object, { servers: { isolated: string; plain: string } }>({
  servers: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern here
    async ({}, provide) => {
      await Promise.all([build(1), build(2)]);
      await serveVersion(1);
      await provide({ isolated: await open(true), plain: await open(false) });
      await Promise.all([close(true), close(false)]);
      await rm(place, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test.use({ serviceWorkers: 'allow' });

const ready = (page: Page) => page.getByRole('status', { name: 'Ready offline', exact: true });
const offer = (page: Page) => page.getByRole('status', { name: 'There is a new version of this page.' });
const take = (page: Page) => offer(page).getByRole('button', { name: 'Reload to the new version' }).click();
const isSecond = (page: Page) =>
  page
    .locator('script[type=module]:not([async])')
    .evaluate((script: HTMLScriptElement) => script.src.includes('second-'));

/** Loads of the page, counted without touching it: what a test evaluates counts as the reader's own doing. */
function loads(page: Page) {
  const count = { now: 0 };
  page.on('load', () => count.now++);
  return count;
}

test('once visited and said to be ready, the page opens and runs without a host; what is cleared is no longer claimed', async ({
  page,
  context,
  faults,
}) => {
  test.slow();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (consumer: unknown) => Object.assign(window, { launch: consumer }) },
    });
  });
  await openLive(page);
  await expect(ready(page)).toBeVisible();
  const before = await predictions(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A private window is none to install from; nothing else is amiss.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);

  await close(true);
  await page.reload();
  await expect(status(page)).toHaveText(/\d ms/);
  await expect.poll(() => predictions(page)).toEqual(before);
  await bring(page, () => chooser(page).setInputFiles('public/samples/ladybug.jpg'));
  await expect(ready(page)).toBeVisible();
  await page.getByRole('link', { name: 'Cost', exact: true }).click();
  await expect(page.getByRole('region', { name: /cost/i }).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
  await expect(page.getByRole('status', { name: '可离线使用' })).toBeVisible();

  // Another program shares a picture, the system opens one with the installed page.
  const bytes = new Uint8Array(readFileSync('public/samples/lemon.jpg'));
  await page.evaluate(async (bytes) => {
    const form = new FormData();
    form.append('picture', new File([bytes], 'zitrone ü.jpg', { type: 'image/jpeg' }));
    await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
  }, bytes);
  await page.goto('./?shared&lang=en');
  await expect.poll(async () => (await predictions(page))[0]?.name).toBe('lemon');
  await expect(page).not.toHaveURL(/shared/);
  await page.evaluate(
    (bytes) => {
      const file = new File([bytes], 'orange.jpg', { type: 'image/jpeg' });
      if ('launch' in window && typeof window.launch === 'function')
        window.launch({ files: [{ getFile: async () => file }] });
    },
    new Uint8Array(readFileSync('public/samples/orange.jpg')),
  );
  await expect.poll(async () => (await predictions(page))[0]?.name).toBe('orange (fruit)');
  await expect(ready(page)).toBeVisible();

  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await bring(page, () => chooser(page).setInputFiles('public/samples/candle.jpg'));
  await expect(ready(page)).toHaveCount(0);
  await open(true);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(ready(page)).toBeVisible();
  // While neither cache nor host was there, parts that had not been loaded could not be.
  const missed = /ERR_CONNECTION_REFUSED|ERR_FAILED|Unable to preload CSS|Failed to fetch dynamically/;
  expect(faults.splice(0).filter((fault) => !missed.test(fault))).toEqual([]);
});

test('a new version waits until every tab takes it; until then each tab keeps its own version', async ({
  page,
  context,
}) => {
  test.slow();
  const other = await context.newPage();
  await openLive(page);
  await expect(ready(page)).toBeVisible();
  await openLive(other);
  await expect(ready(other)).toBeVisible();
  await serveVersion(2);
  try {
    await other.reload();
    await expect(status(other)).toHaveText(/\d ms/);
    await expect(offer(page)).toBeVisible();
    await expect(offer(other)).toBeVisible();
    expect([await isSecond(page), await isSecond(other)]).toEqual([false, false]);

    await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
    await take(page);
    await expect(offer(page)).toContainText('Another tab still uses the version before');
    // Code that was not loaded yet, and that the host no longer has.
    await page.getByRole('link', { name: 'Cost', exact: true }).click();
    await expect(page.getByRole('region', { name: /cost/i }).first()).toBeVisible();
    expect(await isSecond(page)).toBe(false);

    await take(other);
    for (const each of [page, other]) {
      await expect.poll(() => isSecond(each).catch(() => false)).toBe(true);
      await expect(status(each)).toHaveText(/\d ms/);
      await expect(ready(each)).toBeVisible();
      await expect(offer(each)).toHaveCount(0);
    }
    await expect(page).toHaveURL(/view=cost/);
    // The reader's own picture has come along, and does not stay behind.
    await page.getByRole('link', { name: 'Explore', exact: true }).click();
    await expect.poll(async () => (await predictions(page))[0]?.name).toBe('lemon');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const shared = await caches.open('squeezelens-shared');
      return { names: names.map((name) => name.split(' ')[0]).sort(), shared: (await shared.keys()).length };
    });
    // The files of one version only, and the models that the reader keeps.
    expect(kept).toEqual({ names: ['squeezelens', 'squeezelens-models', 'squeezelens-shared'], shared: 0 });
  } finally {
    await serveVersion(1);
  }
});

test.describe('a host that sets no headers', () => {
  test.use({ isolated: false, threads: 2 });

  test('the page isolates itself by one reload, and never while somebody uses it', async ({
    page,
    browser,
    baseURL,
  }) => {
    test.slow();
    const count = loads(page);
    await page.goto('./');
    await expect.poll(() => count.now).toBe(2);
    await expect(status(page)).toHaveText(/\d ms .*2 threads/);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(ready(page)).toBeVisible();
    expect(count.now).toBe(2);

    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const used = await context.newPage();
    const again = loads(used);
    await used.goto('./');
    await chooser(used).setInputFiles('public/samples/ladybug.jpg');
    await expect(status(used)).toHaveText(/\d ms .*1 thread/);
    await expect(ready(used)).toBeVisible();
    expect(again.now).toBe(1);
    await used.reload();
    expect(await used.evaluate(() => crossOriginIsolated)).toBe(true);
    await context.close();
  });
});

test('a browser that keeps nothing: the page works, and says that it is not ready offline', async ({
  page,
  context,
  baseURL,
}) => {
  const said = (each: Page) =>
    each.getByRole('status', { name: 'Not ready offline: the browser keeps no files here.' });
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    quotaSize: 100_000,
  });
  await openLive(page);
  await expect(said(page)).toBeVisible();
  await bring(page, () => chooser(page).setInputFiles('public/samples/ladybug.jpg'));
  await expect(ready(page)).toHaveCount(0);

  const refused = await context.newPage();
  await refused.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  });
  await openLive(refused);
  await expect(said(refused)).toBeVisible();
});

test('a file that is not the one that was built is not kept, and the page does not claim to be ready', async ({
  page,
}) => {
  const dist = join(place, 'v1', folder);
  const needed = (await ownFiles(dist)).filter(
    ({ path, kind }) => kind === 'shell' || kind === 'runtime' || (kind === 'model' && path.includes('1.1')),
  );
  const spoilt = join(dist, 'samples', 'candle.jpg');
  const before = await readFile(spoilt);
  await writeFile(spoilt, 'something else');
  try {
    await openLive(page);
    const kept = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const files = names.find((name) => name.startsWith('squeezelens '));
        return files ? (await (await caches.open(files)).keys()).map(({ url }) => url) : [];
      });
    await expect.poll(async () => (await kept()).length).toBe(needed.length - 1);
    expect((await kept()).filter((url) => url.includes('samples/candle.jpg'))).toEqual([]);
    await expect(ready(page)).toHaveCount(0);
  } finally {
    await writeFile(spoilt, before);
  }
});
