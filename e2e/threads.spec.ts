import { expect, test } from './support';

const status = (page: import('@playwright/test').Page) => page.getByRole('status', { name: 'Status' });

test.describe('a page that has measured no threads yet', () => {
  test.use({ threads: null });

  test('finds the number that is fastest here after the first result, uses and remembers it', async ({
    page,
  }) => {
    await page.goto('./');
    await expect(status(page)).toContainText('ms');
    const remembered = await page.waitForFunction(
      () => /"threads":(\d+)/.exec(localStorage.getItem('squeezelens.settings') ?? '')?.[1],
      undefined,
      {
        timeout: 60_000,
      },
    );
    const threads = Number(await remembered.jsonValue());
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    expect(threads).toBeGreaterThanOrEqual(1);
    expect(threads).toBeLessThanOrEqual(cores);
    await expect(status(page)).toContainText(new RegExp(`\\b${threads} thread`));
    await page.reload();
    await expect(status(page)).toContainText(new RegExp(`ms.*\\b${threads} thread`));
  });
});

test('two threads asked for in the address run, where the page is isolated', async ({ page }) => {
  await page.goto('./?threads=2');
  await expect(status(page)).toContainText(/ms.*\b2 threads/);
  await expect(page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').first()).toContainText(
    'lighthouse',
  );
});

test.describe('without isolation', () => {
  test.use({ isolated: false });

  test('one thread runs, whatever is asked for, with the same result', async ({ page }) => {
    await page.goto('./?threads=2');
    await expect(status(page)).toContainText(/ms.*\b1 thread\b/);
    await expect(page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').first()).toContainText(
      'lighthouse',
    );
  });
});
