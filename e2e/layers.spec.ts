import type { Page } from '@playwright/test';
import { recordedCases } from '../src/fixtures/node/recorded';
import { bring, chooser, fingerprint, layerList as layers, openLive, predictions } from './page';
import { expect, test } from './support';

/** The authors' layers at 227 x 227, in order: channels and side (squeezenet.md has the same table). */
const fire = (n: number, squeeze: number, side: number) =>
  [
    [`fire${n}/squeeze1x1`, squeeze, side],
    [`fire${n}/expand1x1`, squeeze * 4, side],
    [`fire${n}/expand3x3`, squeeze * 4, side],
    [`fire${n}/concat`, squeeze * 8, side],
  ] as const;
const expected = {
  '1.0': [
    ['input', 3, 227],
    ['conv1', 96, 111],
    ['pool1', 96, 55],
    ...fire(2, 16, 55),
    ...fire(3, 16, 55),
    ...fire(4, 32, 55),
    ['pool4', 256, 27],
    ...fire(5, 32, 27),
    ...fire(6, 48, 27),
    ...fire(7, 48, 27),
    ...fire(8, 64, 27),
    ['pool8', 512, 13],
    ...fire(9, 64, 13),
    ['conv10', 1000, 13],
    ['pool10', 1000, 1],
  ],
  '1.1': [
    ['input', 3, 227],
    ['conv1', 64, 113],
    ['pool1', 64, 56],
    ...fire(2, 16, 56),
    ...fire(3, 16, 56),
    ['pool3', 128, 28],
    ...fire(4, 32, 28),
    ...fire(5, 32, 28),
    ['pool5', 256, 14],
    ...fire(6, 48, 14),
    ...fire(7, 48, 14),
    ...fire(8, 64, 14),
    ...fire(9, 64, 14),
    ['conv10', 1000, 14],
    ['pool10', 1000, 1],
  ],
} as const;

const layer = (page: Page, key: string) => layers(page).getByRole('button', { name: new RegExp(`^${key} `) });
const maps = (page: Page) => page.getByRole('region', { name: 'Feature maps', exact: true });
const grid = (page: Page) => maps(page).getByRole('listbox');

for (const version of ['1.0', '1.1'] as const)
  test(`the layers of ${version} in order, with their shapes`, async ({ page }) => {
    await openLive(page, `?threads=2&model=${version}`);
    const items = layers(page).getByRole('listitem');
    await expect(items).toHaveCount(expected[version].length + 1);
    const texts = (await items.allTextContents()).map((text) => text.replaceAll(/\s/g, ''));
    expected[version].forEach(([key, channels, side], i) =>
      expect(texts[i]).toMatch(new RegExp(`^${key}${channels}×${side}×${side}\\D`)),
    );
    expect(texts.at(-1)).toMatch(/^prob1000\D/);
  });

test('a layer is chosen by click or by key: one canvas holds its channels, and the address names it', async ({
  page,
}) => {
  await openLive(page, '?threads=2');
  await layer(page, 'conv10').click();
  await expect(maps(page).getByRole('heading')).toHaveText('conv10');
  await expect(page).toHaveURL(/layer=conv10/);
  await expect(grid(page)).toHaveAccessibleName(/^1.000 channels$/);
  await expect(grid(page).locator('canvas')).toHaveCount(1);

  await layer(page, 'conv10').press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=fire9\/concat/);
  await expect(maps(page).getByRole('heading')).toHaveText('fire9/concat');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=input/);
  await expect(maps(page)).toContainText('3 channels of 227 × 227');
});

test('a channel by click, its neighbours by button, its values by key', async ({ page }) => {
  await openLive(page, '?threads=2&layer=fire9/squeeze1x1');
  const box = await grid(page).boundingBox();
  await grid(page).click({ position: { x: (box?.width ?? 0) - 8, y: 8 } });
  await expect(page).toHaveURL(/channel=\d+/);
  const channel = Number(new URL(page.url()).searchParams.get('channel'));
  expect(channel).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Next channel' }).click();
  await expect(page).toHaveURL(new RegExp(`channel=${channel + 1}\\b`));
  const map = page.getByRole('grid', { name: `Map of fire9/squeeze1x1, channel ${channel + 1}` });
  await map.press('ArrowRight');
  await expect(page).toHaveURL(/at=\d+,\d+/);
  await expect(page.getByRole('status', { name: 'Value' })).toHaveText(/^[\d.e-]{6,}$/);
});

test('sorted, scaled, coloured and before ReLU', async ({ page }) => {
  await openLive(page, '?threads=2&layer=fire9/squeeze1x1');
  const painted = () =>
    grid(page)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const controls = [
    ['Sort', 'strongest mean', /sort=mean/],
    ['Scale', 'per channel', /scale=channel/],
    ['Palette', 'viridis', /palette=viridis/],
  ] as const;
  for (const [label, option, url] of controls) {
    const before = await painted();
    await maps(page).getByRole('combobox', { name: label }).selectOption(option);
    await expect(page).toHaveURL(url);
    await expect.poll(painted).not.toBe(before);
  }
  await expect(maps(page)).toContainText('each channel has its own range');
  await maps(page).getByText('The same numbers as a table').click();
  // The table follows the grid when there is time.
  const rows = maps(page).locator('tbody tr');
  await expect(rows).toHaveCount(64);
  const means = await rows.evaluateAll((all) =>
    all.map((row) => Number([...row.children].at(1)?.textContent?.replaceAll(/[^\d.e-]/g, ''))),
  );
  expect(means).toEqual([...means].sort((a, b) => b - a));

  await maps(page).getByLabel('Before ReLU').check();
  await expect(page).toHaveURL(/pre=1/);
  await expect(maps(page)).toContainText(/from −[\d.]+ to [\d.]+/);
  await layer(page, 'pool1').click();
  await expect(maps(page).getByLabel('Before ReLU')).toBeDisabled();
});

test('statistics, histogram and the scale along the network hold the recorded numbers', async ({ page }) => {
  const recorded = recordedCases('src/fixtures/recorded/starter.json').find(
    ({ version, image }) => version === '1.1' && image === 'ladybug.227.png',
  )?.tensors['fire5/concat'];
  if (!recorded) throw new Error('not recorded');
  await openLive(page, '?threads=2&layer=fire5/concat');
  await bring(page, () => chooser(page).setInputFiles('src/fixtures/recorded/ladybug.227.png'));
  const statistics = page.getByRole('region', { name: 'Statistics' });
  const size = recorded.shape.reduce((product, dim) => product * dim, 1);
  for (const [row, truth] of [
    ['mean', recorded.mean],
    ['variance', recorded.std ** 2],
    ['largest', recorded.max],
    ['zeros', (100 * recorded.zeros) / size],
  ] as const) {
    const text = await statistics.getByRole('row', { name: row }).getByRole('cell').first().textContent();
    expect(Number(text?.replaceAll(/[^\d.]/g, '')) / truth, row).toBeCloseTo(1, 2);
  }
  const histogram = page.getByRole('figure', { name: 'Histogram of fire5/concat' });
  await histogram.getByText('The same numbers as a table').click();
  const counted = () =>
    histogram
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.reduce((sum, row) => sum + Number(row.lastElementChild?.textContent?.replaceAll(/\D/g, '')), 0),
      );
  await expect.poll(counted).toBe(size);

  const scale = page.getByRole('figure', { name: 'Scale along the network' });
  await scale.getByText('The same numbers as a table').click();
  await expect(scale.locator('tbody tr')).toHaveCount(40);
  await scale.getByRole('slider', { name: 'layer' }).press('ArrowRight');
  await expect(page).toHaveURL(/layer=pool5/);
});

test('any of the 1000 classes is found by name or index', async ({ page }) => {
  await openLive(page, '?threads=2');
  await page.getByText('Search all 1000 classes').click();
  const search = page.getByRole('searchbox', { name: 'Search classes' });
  const rows = page.getByRole('table', { name: /class/ }).locator('tbody tr');
  await search.fill('lighthouse');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText(/437.*lighthouse/);
  await search.fill('灯塔');
  await expect(rows).toHaveCount(1);
  await search.fill('951');
  await expect(rows.first()).toContainText(/951.*lemon/);
  await search.fill('no such thing');
  await expect(rows).toHaveCount(0);
  await search.fill('');
  await page.getByRole('button', { name: 'Show 950 more' }).click();
  await expect(rows).toHaveCount(1000);
});

test('the other version keeps picture and layer; a layer that it does not have is said to be missing', async ({
  page,
}) => {
  await openLive(page, '?threads=2&layer=fire4/concat');
  await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
  const fed = await fingerprint(page);
  await page.getByRole('radio', { name: '1.0' }).check();
  await expect(page).toHaveURL(/model=1\.0/);
  await expect(maps(page)).toContainText('256 channels of 55 × 55');
  expect(await fingerprint(page)).toBe(fed);
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await layer(page, 'pool4').click();
  await page.getByRole('radio', { name: '1.1' }).check();
  await expect(page.getByText('1.1 has no layer pool4')).toBeVisible();
  await page.goto('./?layer=fire99/concat');
  await expect(page.getByText(/no layer fire99\/concat/)).toBeVisible();
});

test('back and forward: layers, models, samples, and the own picture stays', async ({ page }) => {
  await openLive(page, '?threads=2');
  await layer(page, 'conv1').click();
  await expect(page).toHaveURL(/layer=conv1/);
  await page.getByRole('radio', { name: '1.0' }).check();
  await expect(page).toHaveURL(/model=1\.0/);
  await page.goBack();
  await expect(page.getByRole('radio', { name: '1.1' })).toBeChecked();
  await page.goBack();
  await expect(maps(page).getByRole('heading')).toHaveText('fire5/squeeze1x1');
  await page.goForward();
  await expect(maps(page).getByRole('heading')).toHaveText('conv1');

  await bring(page, () => chooser(page).setInputFiles('public/samples/orange.jpg'));
  const own = await fingerprint(page);
  await layer(page, 'pool1').click();
  await expect(page).toHaveURL(/layer=pool1/);
  await page.goBack();
  await expect(maps(page).getByRole('heading')).toHaveText('conv1');
  await page.goForward();
  await expect(maps(page).getByRole('heading')).toHaveText('pool1');
  expect(await fingerprint(page)).toBe(own);
  expect((await predictions(page))[0]?.name).toBe('orange (fruit)');
});
