import type { Page } from '@playwright/test';
import { bring, chooser, fedPixels, live, openLive, predictions, takeAway } from './page';
import { expect, test } from './support';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
const copied = async (page: Page, name: string) => {
  await takeAway(page);
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  await button.click();
  await expect(page.getByText(/Copied: /)).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};

test('a link opens the same view for a reader with another language and palette', async ({
  page,
  browser,
}) => {
  await openLive(page, '?model=1.0&layer=fire4/expand3x3&channel=9&at=3,4&overlay=40');
  const link = await copied(page, 'Copy link');
  const reader = await browser.newPage({ locale: 'zh-CN' });
  await reader.addInitScript(() => localStorage.setItem('squeezelens.settings', '{"palette":"greys"}'));
  await reader.goto(link);
  await live(reader);
  await expect(reader.getByRole('region', { name: 'fire4/expand3x3, channel 9' })).toBeVisible();
  await expect(reader.getByRole('radio', { name: '1.0' })).toBeChecked();
  await expect(reader.getByRole('slider', { name: 'Opacity of the map' })).toHaveValue('0.4');
  await expect(reader.getByRole('region', { name: 'Feature maps' }).getByLabel('Palette')).toHaveValue(
    'inferno',
  );
  await reader.close();
});

test('the picture travels in the link when asked for, and no server hears of it', async ({
  page,
  context,
}) => {
  await openLive(page);
  await bring(page, () => chooser(page).setInputFiles('src/fixtures/recorded/ladybug.227.png'));
  const before = await fedPixels(page);
  const [first] = await predictions(page);
  const link = await copied(page, 'Link with picture');
  await expect(
    page.getByText(`becomes ${link.length.toLocaleString('en').replace(',', '\u202f')} characters`),
  ).toBeVisible();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto('about:blank');
  await page.goto(link);
  await live(page);
  const after = await fedPixels(page);
  const differences = before.map((value, i) => Math.abs(value - (after[i] ?? 0)));
  expect(differences.reduce((a, b) => a + b, 0) / before.length).toBeLessThan(6);
  const [again] = await predictions(page);
  expect(again?.name).toBe(first?.name);
  expect(asked.filter((url) => url.includes('picture='))).toEqual([]);
  // Another layer keeps the picture in the address, another picture does not.
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/layer=.*#picture=/);
  await bring(page, () => chooser(page).setInputFiles('src/fixtures/recorded/lighthouse.227.png'));
  await expect(page).not.toHaveURL(/#picture=/);
});

test.describe('where copying is refused', () => {
  test.use({ permissions: [] });
  test('the link is there to be copied by hand', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await openLive(page);
    await takeAway(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('The browser did not allow copying')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'The link' })).toHaveValue(/^http.*lang=en/);
  });
});

for (const fragment of ['#picture=webp.AAAA', '#picture=gif.AAAA', '#picture=webp.!', '#picture='])
  test(`a broken picture in the link is told and a sample shown: ${fragment}`, async ({ page }) => {
    await openLive(page, `./${fragment}`);
    await expect(page.getByRole('alert')).toContainText('The picture in the link cannot be read');
    await expect(page.getByRole('list', { name: 'Predictions' })).toContainText('lighthouse');
  });

test('a model, a sample and a layer that are not here are told', async ({ page }) => {
  await openLive(page, '?model=0.9&sample=gone.jpg&layer=fire99/none');
  await expect(page.getByRole('alert').filter({ hasText: 'the model 0.9' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'the sample gone.jpg' })).toBeVisible();
  await expect(page.getByText('1.1 has no layer fire99/none.')).toBeVisible();
});

test('what an older version has written and this one does not understand is told, all else is shown', async ({
  page,
}) => {
  await openLive(page, '?layer=fire4/concat&view=atlas&neuron=7');
  const alert = page.getByRole('alert').filter({ hasText: 'does not understand: view, neuron' });
  await expect(alert).toBeVisible();
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('heading')).toHaveText(
    'fire4/concat',
  );
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
