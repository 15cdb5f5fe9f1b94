import type { Page } from '@playwright/test';
import { heldBack, live } from './page';
import { expect, test } from './support';

test.use({ viewport: { width: 1440, height: 900 } });

test.slow();

const map = (page: Page) => page.getByRole('figure', { name: 'Network map', exact: true });
const layers = (page: Page) => page.getByRole('listbox', { name: 'Layers of the map' });
const chosen = (page: Page) => layers(page).getByRole('option', { selected: true });
const maps = (page: Page) => page.getByRole('region', { name: 'Feature maps' });

/** The map needs no run; what it selects elsewhere does. */
async function open(page: Page, query: string, result = false) {
  await page.goto(`./${query}`);
  await expect(map(page)).toBeVisible({ timeout: 20_000 });
  if (result) await live(page, { timeout: 60_000 });
}

/** What can be clicked of a layer in the map. */
const shape = (page: Page, key: string) =>
  layers(page)
    .getByRole('option', { name: new RegExp(`^${key},`) })
    .locator('.network-map-hit');

for (const version of ['1.0', '1.1'])
  test(`${version}: a click in the map selects everywhere`, async ({ page }) => {
    await open(page, `?model=${version}&layer=conv1`, true);
    for (const key of ['fire6/squeeze1x1', 'fire8/expand1x1', 'fire8/expand3x3', 'conv10', 'pool10']) {
      await shape(page, key).click();
      await expect(chosen(page)).toHaveAccessibleName(new RegExp(`^${key},`));
      await expect(maps(page).getByRole('heading', { name: key })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`layer=${key.replace('/', '(/|%2F)')}`));
    }
  });

test('the whole network is in sight at 1440 pixels, conv10 too', async ({ page }) => {
  await open(page, '?model=1.0');
  const room = map(page).locator('.network-map-room');
  expect(
    await room.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  ).toBeLessThanOrEqual(0);
  await expect(map(page).getByText('conv10', { exact: true })).toBeInViewport();
});

test('by keyboard: one stop, arrows along the layers, Enter opens the module, the maps follow', async ({
  page,
}) => {
  await open(page, '?model=1.0&layer=fire4/concat', true);
  await chosen(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toHaveAccessibleName('pool4, 256 × 27 × 27');
  await expect(chosen(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(map(page).getByRole('button', { name: 'Close fire5' })).toBeVisible();
  await expect(maps(page).getByRole('heading', { name: 'fire5/squeeze1x1' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(map(page).getByRole('button', { name: 'Open fire5' })).toBeVisible();
});

test('zoomed, the map scrolls under a minimap that the keys move, and stays there when the weights come', async ({
  page,
}) => {
  const release = await heldBack(page, '**/starter/*.onnx');
  await open(page, '?model=1.1&layer=conv1');
  const bar = map(page).getByRole('scrollbar', { name: 'Part of the map in sight' });
  await expect(bar).toHaveCount(0);
  const width = () =>
    map(page)
      .locator('.network-map-room')
      .evaluate(({ scrollWidth }) => scrollWidth);
  for (let i = 0; i < 3; i++) {
    const before = await width();
    await map(page).getByRole('button', { name: 'Zoom in' }).click();
    // A key in the same frame would still move the map as it was.
    await expect.poll(width).toBeGreaterThan(before);
  }
  await bar.focus();
  await page.keyboard.press('End');
  await expect(map(page).getByText('conv10', { exact: true })).toBeInViewport();
  release();
  await live(page, { timeout: 60_000 });
  await expect(map(page).getByText('conv10', { exact: true })).toBeInViewport();
  await expect(map(page).getByText('conv1', { exact: true })).not.toBeInViewport();
  await page.keyboard.press('Home');
  await expect(map(page).getByText('conv1', { exact: true })).toBeInViewport();
});

test('fire5 of 1.0 in figures, and its boxes select', async ({ page }) => {
  await open(page, '?model=1.0&layer=fire5/expand3x3', true);
  const fire = page.getByRole('figure', { name: 'Fire module fire5' });
  const text = async () => (await fire.textContent())?.replaceAll(/\s/g, ' ') ?? '';
  for (const number of [
    '32 / 256 = 0.125',
    '49 440 parameters',
    '327 936 parameters, 6.6 times',
    '35.83 M MACs',
    '238.9 M MACs',
  ])
    expect(await text()).toContain(number);
  const shares = (await fire.locator('svg text').allTextContents()).flatMap((line) => {
    const [, share] = /^([\d.]+) % of the sum/.exec(line) ?? [];
    return share === undefined ? [] : [Number(share)];
  });
  expect(shares).toHaveLength(2);
  expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(100, 0);
  await fire.getByRole('button', { name: /^squeeze 1×1/ }).click();
  await expect(chosen(page)).toHaveAccessibleName('fire5/squeeze1x1, 32 × 27 × 27');
  await layers(page)
    .getByRole('option', { name: /^conv1,/ })
    .locator('.network-map-hit')
    .click();
  await expect(fire).toHaveCount(0);
});
