import type { Page } from '@playwright/test';
import { bring, chooser, fingerprint, live, openLive, predictions, status } from './page';
import { expect, test } from './support';

/** Runs code in every worker that the page starts, before the worker's own; `left` counts how many workers it still befalls. */
async function befall(page: Page, code: string, left = Infinity) {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const befallen = left-- > 0 ? `${code};\n` : '';
    await route.fulfill({ response, body: befallen + (await response.text()) });
  });
}

const alert = (page: Page) => page.getByRole('alert');

async function tryAgain(page: Page) {
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await expect(alert(page)).toHaveCount(0);
}

test('a worker that ends in a run without a word, and one that goes on saying nothing', async ({ page }) => {
  await page.addInitScript(() => {
    // What becomes of the next runs is a list on the window.
    const fates: string[] = [];
    Object.assign(window, { fates });
    window.Worker = class extends Worker {
      override postMessage(message: unknown, ...rest: never[]) {
        const isRun =
          typeof message === 'object' && message !== null && 'call' in message && message.call === 'run';
        const fate = isRun ? fates.shift() : undefined;
        if (fate !== 'swallowed') super.postMessage(message, ...rest);
        if (fate === 'terminated') this.terminate();
      }
    };
  });
  const next = (...fates: string[]) =>
    page.evaluate((fates) => {
      if ('fates' in window && Array.isArray(window.fates)) window.fates.push(...fates);
    }, fates);
  const waited = () =>
    expect.poll(() => page.evaluate(() => 'fates' in window && JSON.stringify(window.fates)));
  await page.clock.install();
  await openLive(page, '?threads=1&layer=fire2/squeeze1x1&channel=3');

  await next('terminated');
  await chooser(page).setInputFiles('public/samples/lemon.jpg');
  await waited().toBe('[]');
  await expect(status(page)).toHaveText(/Running/);
  await bring(page, () => page.clock.runFor(31_000));
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await expect(alert(page)).toContainText(/silent for more than 30 seconds.*same once more/);
  await alert(page).getByRole('button', { name: 'Dismiss' }).click();

  const before = await fingerprint(page);
  await next('swallowed', 'swallowed');
  await chooser(page).setInputFiles('public/samples/orange.jpg');
  await waited().toBe('["swallowed"]');
  await page.clock.runFor(31_000);
  await waited().toBe('[]');
  await page.clock.runFor(31_000);
  await expect(alert(page)).toContainText(/30 seconds, twice/);
  expect(await fingerprint(page)).toBe(before);
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await bring(page, () => tryAgain(page));
  expect((await predictions(page))[0]?.name).toBe('orange (fruit)');
  expect(page.url()).toContain('layer=fire2/squeeze1x1&channel=3');
  expect(page.workers()).toHaveLength(1);
});

const noMemory = `WebAssembly.Memory = class {
  constructor() { throw new RangeError('WebAssembly.Memory(): could not allocate memory'); }
}`;

test('memory that is refused once is asked for again; refused for good, it is said, and the page stays', async ({
  page,
}) => {
  await befall(page, noMemory, 1);
  await openLive(page, '?threads=1');
  await expect(alert(page)).toContainText(/not enough memory.*same once more/);
  expect((await predictions(page))[0]?.name).toBe('lighthouse');

  await page.unrouteAll();
  await befall(page, noMemory, 2);
  await page.goto('./?threads=1');
  await expect(alert(page)).toContainText(/did not suffice, twice/);
  expect((await predictions(page))[0]?.name).toBe('lighthouse');
  await tryAgain(page);
  await live(page);
});

test('threads that are refused: one runs, and it is said', async ({ page }) => {
  await befall(
    page,
    `self.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } }`,
  );
  await openLive(page, '?threads=2');
  await expect(status(page)).toHaveText(/ms.*\b1 thread\b/);
  await expect(alert(page)).toContainText(/did not start.*one runs now/);
  await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await expect(alert(page)).toHaveCount(0);
});

test('a model whose bytes stop on their way is not there; the one on view stays', async ({ page }) => {
  await befall(
    page,
    `const real = fetch; let cuts = 1; self.fetch = async (...given) => {
      const response = await real(...given);
      if (!/1\\.0.*\\.onnx$/.test(response.url) || cuts-- < 1) return response;
      const reader = response.body.getReader();
      let left = 100_000;
      return new Response(new ReadableStream({ async pull(body) {
        const { value } = await reader.read();
        if ((left -= value.length) > 0) body.enqueue(value);
        else body.error(new TypeError('network error'));
      } }));
    }`,
  );
  await openLive(page, '?threads=1');
  const before = await fingerprint(page);
  const first = await predictions(page);
  await page.getByRole('radio', { name: '1.0' }).check();
  await expect(alert(page)).toContainText(/could not be loaded \(no connection\)/);
  await page.getByRole('radio', { name: '1.1' }).check();
  await live(page);
  expect([await fingerprint(page), await predictions(page)]).toEqual([before, first]);
  await page.getByRole('radio', { name: '1.0' }).check();
  await tryAgain(page);
  await live(page);
  expect(await predictions(page)).not.toEqual(first);
});

test('a page whose code does not come: the others go on, and it comes when it is tried again, with its styles', async ({
  page,
  faults,
}) => {
  await page.route('**/assets/Cost-*', (route) => route.abort());
  await openLive(page, '?threads=1');
  const { length } = await predictions(page);
  await page.getByRole('link', { name: 'Cost' }).click();
  await expect(alert(page)).toContainText('cannot be shown');
  await page.getByRole('link', { name: 'Explore' }).click();
  await expect.poll(() => predictions(page)).toHaveLength(length);
  await page.getByRole('link', { name: 'Cost' }).click();
  await expect(alert(page)).toContainText('cannot be shown');
  await page.unrouteAll();
  await tryAgain(page);
  const cost = page.locator('.cost-controls');
  await expect(cost).toBeVisible();
  await expect(cost).toHaveCSS('display', 'flex');
  faults.splice(0);
});
