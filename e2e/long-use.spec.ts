import type { Page } from '@playwright/test';
import { bring, openLive, predictions } from './page';
import { expect, test } from './support';

declare global {
  /** Object URLs and workers that were made and not given back. */
  var made: { urls: number; workers: number };
}

/** Bytes of all buffers that the page holds, after what nothing leads to has been collected. */
async function held(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  // What a first collection sets free may hold what only a second one finds.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return backingStorageSize;
}

/** What is alive of all that a page has to give back by hand. */
const alive = (page: Page) =>
  page.evaluate(() => ({ ...globalThis.made, canvases: document.querySelectorAll('canvas').length }));

test('three times through six samples, both models, every view: each picture has its own result, and nothing is left over', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    globalThis.made = { urls: 0, workers: 0 };
    const make = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (given) => {
      globalThis.made.urls++;
      return make(given);
    };
    URL.revokeObjectURL = (url) => {
      globalThis.made.urls--;
      revoke(url);
    };
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        globalThis.made.workers++;
      }
      override terminate() {
        globalThis.made.workers--;
        super.terminate();
      }
    };
  });
  await openLive(page);
  const samples = page.getByRole('group', { name: 'Samples' }).getByRole('button');
  const count = 6;
  const said = new Map<string, unknown>();
  let before: Awaited<ReturnType<typeof alive>> | undefined;
  for (let round = 0; round < 3; round++) {
    for (const version of ['1.1', '1.0']) {
      await page.getByRole('radio', { name: version }).check();
      await expect
        .poll(() => page.getByRole('list', { name: 'Predictions' }).getAttribute('data-state'))
        .toBe('done');
      for (let i = 0; i < count; i++) {
        // Two pictures that follow each other are never the same one.
        const at = (i + (version === '1.0' ? 1 : 0)) % count;
        if ((await samples.nth(at).getAttribute('aria-pressed')) === 'true') continue;
        await bring(page, () => samples.nth(at).click());
        const key = `${version} ${at}`;
        const now = await predictions(page);
        expect(now, key).toEqual(said.get(key) ?? now);
        said.set(key, now);
      }
    }
    // Two captures, one of each model: 35 MiB. Another one would be 13 or 22 more.
    await expect.poll(() => held(page)).toBeLessThan(45e6);
    before ??= await alive(page);
    for (const view of ['Compare', 'Cost', 'Learn', 'This device', 'Explore'])
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
    // Compare has brought both models to one picture.
    await expect.poll(() => alive(page)).toEqual({ ...before, urls: before.urls - 1 });
  }
  expect(new Set([...said.values()].map((each) => JSON.stringify(each))).size).toBeGreaterThan(count);
  await expect.poll(() => held(page)).toBeLessThan(45e6);
});
