import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readNpy, unzipStored } from '../src/fixtures/node/npz';
import { bring, chooser, fedPixels, openLive, predictions, status } from './page';
import { expect, test } from './support';

const contentOf = async (download: Promise<Download>) => readFile(await (await download).path());
const takeAway = (page: Page) => page.getByRole('button', { name: 'Take away' }).click();

test.describe('settings', () => {
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
});

test.describe('links', () => {
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
    await expect(status(reader)).toHaveText(/\d ms/);
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
    await expect(status(page)).toHaveText(/\d ms/);
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
});

test.describe('files', () => {
  test('the whole run as NPZ holds the numbers of the page, the layer as NPZ the very same', async ({
    page,
  }) => {
    await openLive(page, '?layer=fire4/squeeze1x1&channel=2&at=5,6');
    const value = Number(await page.getByRole('status', { name: 'Value' }).textContent());
    await takeAway(page);
    const whole = page.waitForEvent('download');
    await page.getByRole('button', { name: /layers as NPZ/ }).click();
    const run = unzipStored(await contentOf(whole));
    await expect(page.getByText(/^Saved squeezenet-1\.1-run\.npz/)).toBeVisible();
    const one = page.waitForEvent('download');
    await page.getByRole('button', { name: /^fire4\/squeeze1x1 as NPZ/ }).click();
    const layer = unzipStored(await contentOf(one));
    const file = run.get('fire4/squeeze1x1.npy');
    expect([...layer.keys()]).toEqual(['fire4/squeeze1x1.npy']);
    expect(layer.get('fire4/squeeze1x1.npy')).toEqual(file);
    const { dims, data } = readNpy(file ?? Buffer.alloc(0));
    const [, , height = 0, width = 0] = dims;
    const found = data.readFloatLE(4 * (2 * height * width + 5 * width + 6));
    expect(Math.fround(value)).toBe(found);
    expect(run.size).toBe(40);
  });

  test('the notebook holds all that is needed to repeat the result', async ({ page }) => {
    await openLive(page, '?layer=fire4/squeeze1x1');
    await takeAway(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Notebook as ZIP' }).click();
    const files = unzipStored(await contentOf(download));
    expect([...files.keys()]).toEqual([
      'README.md',
      'picture/original.jpeg',
      'picture/fed.png',
      'predictions.csv',
      'costs.csv',
      'settings.json',
      'maps/fire4-squeeze1x1.npz',
      'maps/fire4-squeeze1x1.png',
      'SHA256SUMS',
    ]);
    const sums = files.get('SHA256SUMS')?.toString().trim().split('\n') ?? [];
    const { createHash } = await import('node:crypto');
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
      ).toBe(sum);
    }
    expect(sums).toHaveLength(8);
    const lines = files.get('predictions.csv')?.toString().trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(1001);
    const probabilities = lines.slice(1).map((line) => Number(line.split(',').at(-2)));
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    const settings: unknown = JSON.parse(files.get('settings.json')?.toString() ?? '');
    expect(settings).toMatchObject({ model: { id: '1.1' }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

test('a term on the page leads to its entry, and the entry to where it can be seen', async ({ page }) => {
  await openLive(page, '?layer=fire2/squeeze1x1');
  await page
    .getByRole('navigation', { name: 'Terms: fire2/squeeze1x1' })
    .getByRole('link', { name: 'squeeze', exact: true })
    .click();
  await expect(page.locator('#term-squeeze')).toBeFocused();
  await page.getByRole('link', { name: 'See it: max pooling' }).click();
  await expect(page.getByRole('region', { name: 'Feature maps' }).getByRole('heading')).toHaveText('pool1');
});

test.describe('keyboard only', () => {
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
