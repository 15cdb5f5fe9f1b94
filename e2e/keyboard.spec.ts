import type { Page } from '@playwright/test';
import { openLive } from './page';
import { expect, test } from './support';

test('the page in Chinese', async ({ page }) => {
  await openLive(page, '?threads=2&lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('list', { name: '预测' }).getByRole('listitem').first()).toContainText('灯塔');
  await expect(page.getByRole('list', { name: '各层' })).toBeVisible();
  await page.getByLabel('语言').selectOption('English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('list', { name: 'Predictions' })).toBeVisible();
});

test('by the keyboard alone: sample, channel, value, arithmetic, layer, comparison', async ({ page }) => {
  await openLive(page, '?threads=2');
  /** Tab until the focus is on what is named; the page must lead there by itself. */
  const tabTo = async (role: Parameters<Page['getByRole']>[0], name: RegExp | string) => {
    const target = page.getByRole(role, { name });
    for (let i = 0; i < 250; i++) {
      await page.keyboard.press('Tab');
      if (await target.evaluateAll((found) => found.some((each) => each === document.activeElement))) return;
    }
    throw new Error(`no way to ${role} ${String(name)}`);
  };
  await tabTo('button', 'Lighthouse');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sample=hot_air_balloon/);
  await tabTo('listbox', /channels$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/channel=\d+/);
  await tabTo('grid', /^Map of/);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/at=\d+,\d+/);
  await expect(page.getByRole('status', { name: 'Value' })).toHaveText(/\d/);
  // A term of the sum leads one layer down.
  await tabTo('button', /^ch \d+/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=fire4\/concat/);
  await page.goBack();
  await tabTo('button', /^fire5\/squeeze1x1 /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=fire5\/expand1x1/);
  await tabTo('link', 'Compare');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Predictions together' })).toBeVisible();
  await tabTo('combobox', 'Pair layers by');
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/pair=stride/);
});
