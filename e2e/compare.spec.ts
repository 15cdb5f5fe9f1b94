import type { Page } from '@playwright/test';
import { bring, chooser } from './page';
import { expect, test } from './support';

/** Two networks are loaded and run. */
const slow = { timeout: 60_000 };
test.describe.configure({ timeout: 120_000 });

const both = '?view=compare&model=1.0,1.1&sample=ladybug.jpg&layer=fire5/expand3x3';

/** Opens the comparison and waits until both models have run. */
async function openBoth(page: Page, query = both) {
  await page.goto(`./${query}`);
  for (const model of ['1.0', '1.1'])
    await expect(page.getByRole('list', { name: `Predictions in ${model}` })).toHaveAttribute(
      'data-state',
      'done',
      slow,
    );
}

async function valueIn(page: Page, model: string): Promise<number> {
  const output = page.getByRole('status', { name: `Value in ${model}` });
  await expect(output).toHaveText(/\d/);
  return Number(await output.textContent());
}

test('drop, select a role, point, read both values and their difference, change the class', async ({
  page,
}) => {
  await openBoth(page);
  await bring(page, () => chooser(page).setInputFiles('public/samples/orange.jpg'));
  for (const model of ['1.0', '1.1']) {
    await expect(page.getByRole('figure', { name: `Network map in ${model}` })).toBeVisible();
    await expect(page.getByRole('region', { name: `Feature maps in ${model}` })).toBeVisible();
  }
  await page
    .getByRole('listbox', { name: 'Layers of the map in 1.0' })
    .getByRole('option', { name: /^fire6\/squeeze1x1,/ })
    .click();
  await expect(page.getByRole('region', { name: 'Feature maps in 1.1' }).getByRole('heading')).toHaveText(
    'fire6/squeeze1x1',
  );
  await page.getByRole('grid', { name: /^Map of fire6\/squeeze1x1.* in 1\.0$/ }).click();
  const [a, b] = [await valueIn(page, '1.0'), await valueIn(page, '1.1')];
  const difference = await page.getByRole('status', { name: 'Difference, 1.0 − 1.1' }).textContent();
  const read = Number((difference ?? '').replace('−', '-').replaceAll(/[^\d.e-]/g, ''));
  expect(Math.abs(read - (a - b))).toBeLessThan(1e-3 * Math.max(1, Math.abs(a - b)));
  // 1.0 has 27 x 27 positions of 8 pixels there, 1.1 14 x 14 of 16: each sees its own part, both around the cursor.
  await expect(page.getByRole('img', { name: '1.0', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: '1.1', exact: true })).toBeVisible();

  await page.getByRole('figure', { name: 'Predictions together' }).getByRole('button').nth(1).click();
  const chosen = new URL(page.url()).searchParams.get('class');
  expect(chosen).toMatch(/^\d+$/);
  for (const name of ['Evidence map in 1.0', 'Evidence map in 1.1', 'Difference, 1.0 − 1.1'])
    await expect(page.getByRole('img', { name })).toBeVisible();
});

test('the values are those that the other page shows at the same place', async ({ page }) => {
  await openBoth(page, `${both}&channel=7&at=12,13`);
  const inOlder = await valueIn(page, '1.0');
  await page.goto('./?model=1.0&sample=ladybug.jpg&layer=fire5/expand3x3&channel=7&at=12,13');
  const value = page.getByRole('status', { name: 'Value', exact: true });
  await expect(value).toHaveText(/\d/);
  expect(Number(await value.textContent())).toBe(inOlder);
});

test('a layer that one lacks is said by role, and has a partner by stride; the link keeps it', async ({
  page,
}) => {
  await openBoth(page, '?view=compare&model=1.0,1.1&layer=pool4');
  await expect(page.getByText('1.1 has no layer pool4.')).toBeVisible();
  await page.getByLabel('Pair layers by').selectOption('equal stride');
  const newer = page.getByRole('region', { name: 'Feature maps in 1.1' });
  await expect(newer.getByRole('heading')).toHaveText('pool3');
  await page.waitForURL(/pair=stride/);
  await page.reload();
  await expect(newer.getByRole('heading')).toHaveText('pool3');
});

test('one model on two pictures: the same twice, one keeps its picture', async ({ page }) => {
  await page.goto('./?view=compare&model=1.1,1.1&sample=ladybug.jpg');
  const first = page.getByRole('list', { name: 'Predictions in 1.1 (1)' });
  const second = page.getByRole('list', { name: 'Predictions in 1.1 (2)' });
  await expect(first).toHaveAttribute('data-state', 'done', slow);
  await expect(second).toHaveText((await first.textContent()) ?? '');
  await page.getByRole('button', { name: 'Keep this picture in 1.1 (1)' }).click();
  const before = (await first.textContent()) ?? '';
  await page
    .getByRole('group', { name: 'Samples' })
    .getByRole('button', { name: /Oranges/ })
    .click();
  await expect(second).not.toHaveText(before);
  await expect(first).toHaveText(before);
  await expect(page.getByRole('figure', { name: 'Input picture' })).toHaveCount(2);
});

test('one model fails, the other works, and what is missing is said', async ({ page }) => {
  await page.route('**/starter/squeezenet1.0*.onnx', (route) => route.abort());
  await page.goto(`./${both}`);
  await expect(page.getByRole('list', { name: 'Predictions in 1.1' })).toHaveAttribute(
    'data-state',
    'done',
    slow,
  );
  await expect(page.getByText(/^1\.0 does not run: /)).toBeVisible();
});

test('from one model to the comparison: both versions, by the link in the header', async ({ page }) => {
  await page.goto('./?model=1.1&sample=ladybug.jpg');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('list', { name: 'Predictions in 1.0' })).toHaveAttribute(
    'data-state',
    'done',
    slow,
  );
  expect(new URL(page.url()).searchParams.get('model')).toBe('1.0,1.1');
});

test('costs together: the reference’s integers, where the saving comes from, and both timed in turn', async ({
  page,
}) => {
  await openBoth(page);
  const costs = page.getByRole('table', { name: 'Costs' });
  await expect(costs.getByRole('row', { name: /^Multiply-accumulates/ }).getByRole('cell')).toHaveText([
    /832.667.936/,
    /387.747.520/,
    '2.147',
  ]);
  await expect(costs.getByRole('row', { name: /^Parameters/ }).getByRole('cell')).toHaveText([
    /1.248.424/,
    /1.235.496/,
    '1.010',
  ]);
  const stages = page.getByRole('figure', { name: 'Multiply-accumulates stage by stage' });
  await expect(stages.getByRole('button', { name: /^conv1, 1\.0 173\.9.M, 1\.1 22\.06.M/ })).toBeVisible();
  await page.getByRole('button', { name: 'Measure in turn' }).click();
  await expect(page.getByText(/^1\.1 runs in 0\.\d\d of 1\.0’s time \(middle half .*20 rounds/)).toBeVisible(
    slow,
  );
});
