import { openLive } from './page';
import { expect, test } from './support';

test('the theme is the chosen one, also after a reload, until all is reset', async ({ page }) => {
  await openLive(page);
  const root = page.locator('html');
  await expect(root).not.toHaveAttribute('data-theme');
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByLabel('Theme').selectOption('dark');
  await dialog.getByLabel('Palette').selectOption('viridis');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(
    await page.evaluate(() => getComputedStyle(document.body.parentElement ?? document.body).colorScheme),
  ).toBe('dark');
  await page.goto('./');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByLabel('Palette')).toHaveValue(
    'viridis',
  );
  await page.getByRole('button', { name: 'Settings' }).click();
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(root).not.toHaveAttribute('data-theme');
});

test('storage that is denied is told, and the page works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openLive(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('This browser lets the page store nothing')).toBeVisible();
});

test('storage that is full is told, and what was chosen lasts as long as the page', async ({ page }) => {
  await openLive(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByLabel('Theme').selectOption('dark');
  await expect(page.getByText('This browser lets the page store nothing')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
