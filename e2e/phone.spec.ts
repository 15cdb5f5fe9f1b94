import { bring, openLive, turnTo } from './page';
import { expect, test } from './support';

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });

test('on a phone with a processor four times slower: picture, layer, channel, value, class, cost, file', async ({
  page,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await openLive(page);
  await bring(page, () => page.getByRole('button', { name: 'Ladybird', exact: true }).tap());
  await page.locator('summary', { hasText: /^Layers$/ }).tap();
  await page
    .getByRole('list', { name: 'Layers', exact: true })
    .getByRole('button', { name: /^fire2\/squeeze1x1 / })
    .tap();
  const maps = page.getByRole('region', { name: 'Feature maps' });
  await expect(maps.getByRole('heading')).toHaveText('fire2/squeeze1x1');
  await maps.getByRole('listbox').tap({ position: { x: 40, y: 40 } });
  const sheet = page.getByRole('region', { name: /^fire2\/squeeze1x1, channel \d+$/ });
  await sheet.getByRole('grid').tap();
  await expect(sheet.getByRole('status', { name: 'Value' })).toHaveText(/\d/);
  await expect(
    page.getByRole('region', { name: 'Arithmetic' }).getByText(/^Agrees with ONNX Runtime/),
  ).toHaveCount(1);
  await page.getByRole('button', { name: 'Close', exact: true }).tap();
  await expect(sheet).toHaveCount(0);
  await page.getByRole('list', { name: 'Predictions' }).getByRole('button').nth(1).tap();
  await expect(page).toHaveURL(/class=\d+/);
  await page.getByRole('link', { name: 'Cost', exact: true }).tap();
  await expect(page.getByRole('figure', { name: 'Cost per layer' })).toBeVisible();
  await page.locator('summary', { hasText: 'Against others' }).tap();
  await expect(page.getByRole('figure', { name: 'Parameters against AlexNet' })).toBeVisible();
  await page.getByText('Menu', { exact: true }).tap();
  await page.getByRole('button', { name: 'Take away' }).tap();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions as CSV' }).tap();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test('on a phone the link of the page on view is whole, whichever it is', async ({ page }) => {
  await openLive(page);
  const links = page.getByRole('navigation', { name: 'Views' });
  for (const [view, name] of [
    ['device', 'This device'],
    ['explore', 'Explore'],
  ] as const) {
    await turnTo(page, `view=${view}`);
    const whole = () =>
      links.locator('[aria-current]').evaluate((link) => {
        const [inner, outer] = [link, link.parentElement].map((element) => element?.getBoundingClientRect());
        return inner && outer ? inner.left >= outer.left && inner.right <= outer.right : false;
      });
    await expect(links.locator('[aria-current]')).toHaveText(name);
    await expect.poll(whole).toBe(true);
  }
});
