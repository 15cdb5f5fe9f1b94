import { expect, test } from './support';

test('the built page opens isolated, under the strict policy, from its own origin only', async ({ page }) => {
  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page).toHaveTitle(/Squeezelens/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('without the isolation headers', () => {
  test.use({ isolated: false });

  test('the page opens too', async ({ page }) => {
    await page.goto('./');
    await expect(page).toHaveTitle(/Squeezelens/);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  });
});

test('what the policy forbids is refused and reported', async ({ page, faults }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.title = "breached"';
    } catch {
      // Where there are trusted types, code is refused before it stands in the page.
      script.append('document.title = "breached"');
    }
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
  });
  await expect(page.locator('body')).toBeVisible();
  await expect(page).toHaveTitle(/Squeezelens/);
  const reported = faults.splice(0).join('\n');
  expect(reported).toMatch(/TrustedScript/);
  expect(reported).toMatch(/inline style violates .* Content Security Policy/);
});

test('the page works in a folder of a site: nothing is asked for outside it', async ({ page, context }) => {
  const folder = '/some/folder/';
  const asked: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await context.route(`**${folder}**`, (route) =>
    route.continue({ url: route.request().url().replace(folder, '/') }),
  );
  await page.goto(`.${folder}`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => !path.startsWith(folder))).toEqual([]);
  expect(asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
});
