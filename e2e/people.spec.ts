import { beginUse, openLive, status } from './page';
import { expect, test } from './support';

test('a term on the page leads to its entry, and the entry to where it can be seen', async ({ page }) => {
  await openLive(page, '?layer=fire2/squeeze1x1');
  await beginUse(page);
  await page
    .getByRole('navigation', { name: 'Terms: fire2/squeeze1x1' })
    .getByRole('link', { name: 'squeeze', exact: true })
    .click();
  await expect(page.locator('#term-squeeze')).toBeFocused();
  await page.getByRole('link', { name: 'See it: max pooling' }).click();
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('heading')).toHaveText('pool1');
});

test('a device without a font for Chinese is told so in a language that it can draw', async ({ page }) => {
  const warning = page.getByRole('alert').filter({ hasText: 'This device has no font for Chinese' });
  await openLive(page, '?lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(warning).toHaveCount(0);
  // What such a device does: whatever it lacks is drawn as one and the same box.
  await page.addInitScript(() => {
    CanvasRenderingContext2D.prototype.fillText = function (text: string, x: number, y: number) {
      this.strokeRect(x, y, /\p{Script=Han}/u.test(text) ? 14 : text.charCodeAt(0) / 8, 14);
    };
  });
  await page.reload();
  await expect(warning).toBeVisible();
  await page.getByRole('combobox', { name: '语言' }).selectOption('en');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an embedded page leaves out what it is told to, and leads to the whole', async ({ page }) => {
  await openLive(page, '?embed=1&hide=picture,layers');
  await expect(page.getByRole('figure', { name: 'Network map' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Picture', exact: true })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Open in Squeezelens' })).toHaveAttribute(
    'href',
    /^(?!.*embed)/,
  );
  await expect(status(page)).toBeVisible();
  await page.goto('./?embed=1&hide=header');
  await expect(page.getByRole('banner')).toBeHidden();
});
