import type { Page } from '@playwright/test';
import { layerList, openLive } from './page';
import { expect, test } from './support';

const tour = (page: Page) => page.getByRole('complementary', { name: /^(Tour|导览)$/ });
const step = (page: Page, number: number) =>
  expect(tour(page)).toContainText(new RegExp(`Step ${number} of 12|第 ${number} 步，共 12 步`));
const layer = (page: Page, key: string) =>
  layerList(page)
    .getByRole('button', { name: new RegExp(`^${key} `) })
    .click();

/** What each step asks for, as a reader does it. */
const actions: readonly ((page: Page) => Promise<unknown>)[] = [
  (page) => page.getByRole('button', { name: 'Ladybird', exact: true }).click(),
  (page) => layer(page, 'conv1'),
  (page) =>
    page
      .getByRole('region', { name: 'Feature maps' })
      .getByRole('listbox')
      .click({ position: { x: 40, y: 40 } }),
  (page) => page.getByRole('checkbox', { name: 'Before ReLU' }).check(),
  (page) =>
    page
      .getByRole('listbox', { name: 'Layers of the map' })
      .getByRole('option', { name: /^fire2\/squeeze1x1,/ })
      .locator('.network-map-hit')
      .click(),
  (page) => layer(page, 'fire2/expand3x3'),
  (page) => layer(page, 'pool1'),
  (page) => layer(page, 'conv10'),
  (page) => page.getByRole('list', { name: 'Predictions' }).getByRole('button').nth(1).click(),
  (page) => page.getByRole('link', { name: 'Cost', exact: true }).click(),
  (page) => page.getByRole('radio', { name: '1.0' }).check(),
  (page) => page.getByRole('combobox', { name: 'Show' }).selectOption('Parameters'),
];

test('the whole tour: every step goes on when what it asks for is done, and is resumed where it was left', async ({
  page,
}) => {
  await openLive(page, '?view=learn');
  await page.getByRole('button', { name: 'Start the tour' }).click();
  for (const [index, act] of actions.entries()) {
    await step(page, index + 1);
    // Left in the middle, and the page loaded anew: the tour stands where it was, and so does the page.
    if (index === 4) {
      await tour(page).getByRole('button', { name: 'Leave the tour' }).click();
      await expect(tour(page)).toHaveCount(0);
      await openLive(page, '?view=learn');
      await page.getByRole('button', { name: 'Resume at step 5' }).click();
      await step(page, 5);
      await expect(page.getByRole('checkbox', { name: 'Before ReLU' })).toBeChecked();
      await page.reload();
      await step(page, 5);
    }
    await act(page);
  }
  await expect(tour(page).getByRole('heading')).toHaveText('Compression');
  await tour(page).getByRole('button', { name: 'Finish' }).click();
  await expect(tour(page)).toHaveCount(0);
  await expect(page).toHaveURL(/view=cost/);
});

test('in Chinese the tour is skipped through to its end, and back', async ({ page }) => {
  await openLive(page, '?lang=zh&view=learn');
  await page.getByRole('button', { name: '开始导览' }).click();
  const titles = new Set<string>();
  for (let i = 1; i <= 12; i++) {
    await step(page, i);
    titles.add(await tour(page).getByRole('heading').innerText());
    await tour(page).getByRole('button', { name: '跳过这一步' }).click();
  }
  expect(titles.size).toBe(12);
  await tour(page).getByRole('button', { name: '上一步' }).click();
  await step(page, 12);
  await tour(page).getByRole('button', { name: '离开导览' }).click();
  await expect(tour(page)).toHaveCount(0);
});

test('a step stays in sight, its buttons too, while the window changes its size', async ({ page }) => {
  await openLive(page, '?view=learn');
  await page.getByRole('button', { name: 'Start the tour' }).click();
  for (const [width, height] of [
    [1440, 900],
    [1100, 700],
    [768, 1024],
    [360, 640],
    [640, 360],
    [320, 480],
    [1280, 800],
  ] as const) {
    const size = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    // Wherever the page has been scrolled to.
    for (const top of [0, 500]) {
      await page.evaluate((top) => scrollTo(0, top), top);
      await tour(page).evaluate((element) => element.scrollTo(0, 0));
      await expect(tour(page).getByRole('heading'), size).toBeInViewport({ ratio: 1 });
      // Where it is lower than its text it scrolls by itself.
      await tour(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
      for (const name of ['Skip this step', 'Leave the tour'])
        await expect(tour(page).getByRole('button', { name }), size).toBeInViewport({ ratio: 1 });
    }
  }
});

test('on a phone each step brings what it speaks of into sight', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openLive(page, '?view=learn');
  await page.getByRole('button', { name: 'Start the tour' }).click();
  const skip = tour(page).getByRole('button', { name: 'Skip this step' });
  const places = [
    page.getByRole('region', { name: 'Picture', exact: true }),
    page.getByRole('figure', { name: 'Network map' }),
    page.getByRole('region', { name: 'Feature maps' }),
    page.getByRole('region', { name: 'Feature maps' }),
  ];
  for (const [index, place] of places.entries()) {
    await step(page, index + 1);
    await expect(place).toBeInViewport();
    await skip.click();
  }
  for (const number of [5, 6, 7, 8]) {
    await step(page, number);
    await skip.click();
  }
  await step(page, 9);
  await expect(page.getByRole('list', { name: 'Predictions' })).toBeInViewport();
  await skip.click();
  await step(page, 10);
  await expect(page.getByRole('figure', { name: 'Evidence' })).toBeInViewport();
});
