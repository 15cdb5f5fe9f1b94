import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import type { Page } from '@playwright/test';
import { openLive } from './page';
import { expect, test } from './support';

/** Cells of a row as they are read, the narrow spaces of grouping left out. */
async function cells(page: Page, row: string): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Cost per layer' });
  const texts = await table
    .getByRole('row', { name: new RegExp(`^${row}\\s`) })
    .getByRole('cell')
    .allTextContents();
  return texts.map((text) => text.replaceAll(/\s/g, ''));
}

/** Total of the multiply-accumulates in millions, with one decimal as people quote it. */
async function total(page: Page): Promise<string> {
  const [, macs = ''] = await cells(page, 'Total');
  return (Number(macs) / 1e6).toFixed(1);
}

test('the table has the integers of the reference, before anything has run', async ({ page }) => {
  await page.goto('./?view=cost&model=1.0');
  await expect.poll(() => cells(page, 'conv1')).toEqual(['14208', '173873952', '4731264', '56832']);
  await expect
    .poll(() => cells(page, 'fire8/expand3x3'))
    .toEqual(['147712', '107495424', '746496', '590848']);
  await expect.poll(() => cells(page, 'Total')).toEqual(['1248424', '832667936', '31087584', '4993696']);
  await page.getByRole('radio', { name: '1.1' }).click();
  await expect.poll(() => cells(page, 'conv10')).toEqual(['513000', '100352000', '784000', '2052000']);
  await expect.poll(() => cells(page, 'Total')).toEqual(['1235496', '387747520', '18687168', '4941984']);
});

test('switching the convention gives the totals in circulation', async ({ page }) => {
  await page.goto('./?view=cost&model=1.0');
  const convention = page.getByRole('group', { name: 'Convention' });
  const input = convention.getByRole('combobox', { name: 'input' });
  const pooling = convention.getByRole('combobox', { name: 'pooling' });
  await expect.poll(() => total(page)).toBe('832.7');
  await convention.getByLabel('last convolution').selectOption('padded by 1');
  await expect.poll(() => total(page)).toBe('861.3');
  await convention.getByLabel('last convolution').selectOption('as in the file');
  await input.selectOption('224 × 224');
  await expect.poll(() => total(page)).toBe('818.9');
  await pooling.selectOption('rounded down (floor)');
  await expect.poll(() => total(page)).toBe('777.2');
  await page.getByRole('radio', { name: '1.1' }).click();
  await input.selectOption('227 × 227');
  await expect.poll(() => total(page)).toBe('352.5');
  await pooling.selectOption('rounded up (ceil)');
  await expect.poll(() => total(page)).toBe('387.7');
  await input.selectOption('224 × 224');
  await expect.poll(() => total(page)).toBe('349.2');
  // The address carries it all.
  await page.reload();
  await expect.poll(() => total(page)).toBe('349.2');
});

test('a bar selects its layer, by mouse and by keyboard', async ({ page }) => {
  await page.goto('./?view=cost&model=1.1');
  const figure = page.getByRole('figure', { name: 'Cost per layer' });
  await figure.getByRole('button', { name: 'fire7/expand3x3' }).click();
  await expect(page).toHaveURL(/layer=fire7\/expand3x3/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=fire7\/concat/);
});

test('time per layer: every node that computes is matched, the sum meets the whole, the roofline stands', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openLive(page, '?view=cost&model=1.1&threads=1&quantity=time');
  await page.getByRole('button', { name: 'Measure time per layer' }).click();
  await expect(page.getByText('Measuring: run')).toBeVisible();
  const roofline = page.getByRole('figure', { name: 'Roofline' });
  await expect(roofline.getByRole('button', { name: /^conv1: / })).toBeVisible({ timeout: 150_000 });
  // 26 convolutions; pools and concatenations have no place in the drawing, but in the table.
  await expect(roofline.getByRole('button', { name: / MACs per byte, bound by / })).toHaveCount(26);
  await roofline.getByText('The same numbers as a table').click();
  await expect(roofline.getByRole('row')).toHaveCount(1 + 26 + 8 + 4 + 1);
  const told = await page.getByText(/The layers add up to/).textContent();
  const share = Number(/\(([\d.]+) %\)/.exec(told ?? '')?.[1]);
  expect(share).toBeGreaterThan(90);
  expect(share).toBeLessThanOrEqual(110);
  expect(told).toContain('26 fused nodes');
  expect(told).not.toContain('Not matched');
  await expect(
    page.getByRole('figure', { name: 'Cost per layer' }).getByRole('button', { name: /^prob: .* ms/ }),
  ).toBeVisible();
});

test('measuring can be cancelled, and the page goes on', async ({ page }) => {
  await openLive(page, '?view=cost&model=1.0&threads=1');
  await page.getByRole('button', { name: 'Measure time per layer' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Measure time per layer' })).toBeEnabled();
  await expect(page.getByText('Measuring: run')).toBeHidden();
});

test('every file that can be exported is whole', async ({ page }) => {
  await page.goto('./?view=cost&model=1.0&per=stage');
  const figure = page.getByRole('figure', { name: 'Cost per layer' });
  const download = async (format: string) => {
    await figure.getByText('Export', { exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: format, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`cost-per-layer.${format.toLowerCase()}`);
    return readFile(await file.path());
  };
  const svg = (await download('SVG')).toString();
  expect(svg).toContain('<title>Cost per layer</title>');
  expect(svg).toContain('Counted at 227');
  // Alone: the app's own policy lets nobody parse markup.
  const alone = await page.context().newPage();
  const drawn = await alone.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      error: file.querySelector('parsererror') !== null,
      width: Number(file.documentElement.getAttribute('width')),
    };
  }, svg);
  await alone.close();
  expect(drawn.error).toBe(false);
  const png = PNG.sync.read(await download('PNG'));
  expect(png.width).toBe(Math.floor(2 * drawn.width));
  expect(new Set(png.data).size).toBeGreaterThan(20);
  const csv = (await download('CSV')).toString();
  expect(csv.split('\r\n')).toContain('fire4,136294400');
  const json: unknown = JSON.parse((await download('JSON')).toString());
  expect(json).toMatchObject({
    title: 'Cost per layer',
    rows: expect.arrayContaining([{ Stage: 'fire4', MACs: 136_294_400 }]),
  });
});

for (const width of [320, 1600])
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('./?view=cost&model=1.0');
    await expect(page.getByRole('figure', { name: 'Cost per layer' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
