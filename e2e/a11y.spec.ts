import { overflowing, violations } from './accessible';
import { openLive } from './page';
import { expect, test } from './support';

const views = {
  explore: 'layer=conv1&channel=5&at=10,10',
  'explore, a single value': 'layer=prob&channel=3',
  compare: 'view=compare&model=1.0,1.1&layer=fire5/expand3x3&at=5,5',
  cost: 'view=cost',
  learn: 'view=learn',
  device: 'view=device',
  tour: 'step=2',
};

for (const [name, query] of Object.entries(views))
  for (const lang of ['en', 'zh'])
    test(`axe finds nothing: ${name}, ${lang}, both themes, three widths`, async ({ page }) => {
      test.setTimeout(90_000);
      await openLive(page, `?lang=${lang}&${query}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-Hans' : 'en');
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [360, 900, 1440]) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
        }
    });

test('axe finds nothing: a comparison over many pictures, both themes', async ({ page }) => {
  test.setTimeout(90_000);
  await openLive(page, '?view=compare&model=1.0,1.1');
  await page.setViewportSize({ width: 360, height: 800 });
  const files = ['lemon', 'orange', 'candle', 'ladybug'].map((name) => `public/samples/${name}.jpg`);
  await page.getByLabel('Choose a folder of pictures').setInputFiles(files);
  await expect(page.getByText('4 of 4 pictures')).toBeVisible({ timeout: 60_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page, '#pictures'), colorScheme).toEqual([]);
  }
});

const dialogs = {
  en: ['Take away', 'Settings', 'About', 'Keyboard'],
  zh: ['带走', '设置', '关于', '键盘'],
};

for (const [lang, names] of Object.entries(dialogs))
  test(`axe finds nothing in the dialogs, ${lang}, both themes, three widths`, async ({ page }) => {
    // The page under the dialog is one of few elements: axe walks through all of it.
    await openLive(page, `?lang=${lang}&view=device`);
    for (const name of names) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [360, 900, 1440]) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page, 'dialog[open]'), `${name}, ${colorScheme}, ${width} px`).toEqual([]);
        }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

for (const [name, query] of Object.entries(views))
  test(`nothing is wider than a page of 320 pixels or cut, also with text twice as large: ${name}`, async ({
    page,
  }) => {
    for (const lang of ['en', 'zh']) {
      await page.setViewportSize({ width: 320, height: 640 });
      await openLive(page, `?lang=${lang}&${query}`);
      expect(await overflowing(page), lang).toEqual([]);
      await page.setViewportSize({ width: 640, height: 800 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await overflowing(page), `${lang}, twice as large`).toEqual([]);
    }
  });

test('in the colours that a reader forces: no fault, and what is chosen still looks chosen', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openLive(page, '?layer=conv1&channel=5&at=10,10');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  const ground = (name: string) =>
    page
      .locator('.switch label', { hasText: name })
      .evaluate((label) => getComputedStyle(label).backgroundColor);
  expect(await ground('1.1')).not.toBe(await ground('1.0'));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  test('the camera comes first, a tapped channel is a sheet under the picture, and Escape closes it', async ({
    page,
  }) => {
    await openLive(page);
    await expect(page.locator('.picture-source > *').first()).toHaveText('Camera');
    // What comes last is folded away: the page is not screens and screens long.
    const layers = page.locator('summary', { hasText: /^Layers$/ });
    await expect(layers).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8.5 * 640);
    await layers.tap();
    await expect(page.getByRole('list', { name: 'Layers', exact: true })).toBeVisible();
    const top = async (role: 'figure' | 'list' | 'region', name: string) =>
      (await page.getByRole(role, { name, exact: true }).boundingBox())?.y ?? NaN;
    const order = [
      await top('figure', 'Input picture'),
      await top('list', 'Predictions'),
      await top('figure', 'Network map'),
      await top('region', 'Feature maps'),
      await top('figure', 'Evidence'),
      await top('list', 'Layers'),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    await page.getByRole('region', { name: 'Feature maps' }).getByRole('listbox').tap();
    const sheet = page.getByRole('region', { name: /^fire5\/squeeze1x1, channel \d+$/ });
    await expect(sheet).toBeInViewport();
    const picture = page.getByRole('figure', { name: 'Input picture' });
    await expect(picture).toBeInViewport({ ratio: 1 });
    const low = await picture.evaluate((element) => element.getBoundingClientRect().bottom);
    expect(low).toBeLessThan((await sheet.boundingBox())?.y ?? 0);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(page.locator('#maps')).toBeFocused();
    await page.getByText('Menu', { exact: true }).tap();
    await page.getByRole('button', { name: 'Settings' }).tap();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
});

test('what can be pressed is at least 24 pixels large', async ({ page }) => {
  await openLive(page, '?layer=conv1&channel=5');
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input:not([type=file]), summary')]
      .map((element) => {
        const label = element.closest('label');
        const { width, height } = (label ?? element).getBoundingClientRect();
        return { html: element.outerHTML.slice(0, 120), width, height };
      })
      .filter(({ width, height }) => width > 1 && height > 1 && (width < 23.5 || height < 23.5)),
  );
  expect(small).toEqual([]);
});

test('the tree that a screen reader walks', async ({ page }) => {
  await openLive(page, '?layer=fire5/squeeze1x1&channel=3&at=4,5');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - navigation "Skip links"
    - banner:
      - heading "Squeezelens" [level=1]
      - group "Model":
        - radio "1.0"
        - radio "1.1" [checked]
      - navigation "Views":
        - link "Explore"
        - link "Cost"
        - link "Learn"
      - status "Status"
    - main:
      - region "Picture":
        - figure "Input picture":
          - img
        - list "Predictions":
          - listitem
  `);
  await expect(page.getByRole('region', { name: 'fire5/squeeze1x1, channel 3' })).toMatchAriaSnapshot(`
    - region "fire5/squeeze1x1, channel 3":
      - heading "channel 3" [level=2]
      - button "Previous channel"
      - button "Next channel"
      - paragraph: /mean .* variance .* zero/
      - grid "Map of fire5/squeeze1x1, channel 3"
      - figure "Colour scale"
      - paragraph:
        - status "Value": /\\d/
  `);
});
