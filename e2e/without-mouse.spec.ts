import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { bring, openLive } from './page';
import { expect, test } from './support';

const contentOf = async (download: Promise<Download>) => readFile(await (await download).path());

test('picture, layer, channel, position, file: the whole way without a mouse', async ({ page }) => {
  await openLive(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the picture' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#picture')).toBeFocused();
  // A picture: the samples are a group of its own.
  const sample = page
    .getByRole('group', { name: 'Samples' })
    .or(page.getByRole('radiogroup', { name: 'Samples' }));
  const focusedIn = () => sample.evaluate((element) => element.contains(document.activeElement));
  for (let i = 0; i < 12 && !(await focusedIn()); i++) await page.keyboard.press('Tab');
  expect(await focusedIn()).toBe(true);
  await bring(page, async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  });
  // A layer and a channel.
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/layer=fire5\/expand1x1/);
  await page.keyboard.press('l');
  const channel = page.getByRole('region', { name: 'fire5/expand1x1, channel 0' });
  await expect(channel).toBeVisible();
  // A position in the map of the channel.
  const map = channel.getByRole('grid', { name: 'Map of fire5/expand1x1, channel 0' });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/at=\d+,\d+/);
  await expect(channel.getByRole('status', { name: 'Value' })).toHaveText(/\d/);
  // A file.
  await page.getByRole('button', { name: 'Take away' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Take away' });
  await expect(dialog).toBeVisible();
  const button = dialog.getByRole('button', { name: 'Predictions as CSV' });
  for (let i = 0; i < 12 && !(await button.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await contentOf(download)).toString()).toContain('wordnet');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Take away' })).toBeFocused();
});

test('keys are listed under ?, and single keys can be switched off', async ({ page }) => {
  await openLive(page);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(keys.getByRole('row')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await expect(page.getByRole('radio', { name: '1.0' })).toBeChecked();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Single keys are shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  await expect(page.getByRole('radio', { name: '1.0' })).toBeChecked();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('keys typed into a search stay text', async ({ page }) => {
  await openLive(page);
  await page.getByText('Search all 1000 classes').click();
  await page.getByLabel('Search classes').pressSequentially('0jkc?');
  await expect(page.getByRole('radio', { name: '1.1' })).toBeChecked();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
