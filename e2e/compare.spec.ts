import { ZooGraph } from '../src/fixtures/node/zoo';
import { both, openBoth, readBoth, samples, slow, valueIn } from './comparePage';
import { choose } from './modelMenu';
import { live, openLive } from './page';
import { expect, test } from './support';

test.describe.configure({ timeout: 120_000 });

test('drop, select a role, point, read both values and their difference, change the class', async ({
  page,
}) => {
  await readBoth(page, 'public/samples/orange.jpg');
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

test('one scale for all, or each its own, which the link keeps', async ({ page }) => {
  await openBoth(page);
  const legends = page.getByRole('region', { name: 'Layer', exact: true }).getByRole('figure');
  await expect(legends).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Scale' }).selectOption('each its own');
  await expect(legends).toHaveCount(2);
  await page.waitForURL(/scales=each/);
  const [one, other] = await legends.allTextContents();
  expect(one).not.toBe(other);
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
  await expect(page.getByText('It takes both models, and one of them does not run.')).toBeVisible();
});

test('a network of other classes and another input: what cannot be compared is said, all else is compared', async ({
  page,
}) => {
  const g = new ZooGraph();
  const maps = g.relu(g.conv('x', [3, 8], 3, { stride: 2 }));
  const bytes = g.to(g.linear(g.node('Flatten', [g.node('GlobalAveragePool', [maps])]), 8, 5), 32);
  const file = { name: 'five.onnx', mimeType: '', buffer: Buffer.from(bytes) };
  await openLive(page, '?sample=ladybug.jpg');
  await choose(page, file);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/^sha256-/);
  await live(page);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/model=sha256-[0-9a-f]{12},1\.1/);
  const own = page.getByRole('list', { name: /^Predictions in sha256-/ });
  await expect(own.getByRole('listitem')).toHaveCount(5, slow);
  await expect(page.getByRole('list', { name: 'Predictions in 1.1' })).toContainText('ladybug', slow);
  await expect(page.getByText('The models do not have the same classes')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Predictions together' })).toHaveCount(0);
  await expect(page.getByRole('figure', { name: /^Evidence/ })).toHaveCount(0);
  // A point of the picture lies at the same share of inputs of 32 and of 227 pixels.
  await page
    .getByRole('listbox', { name: /^Layers of the map in sha256-/ })
    .getByRole('option', { name: /^conv1,/ })
    .click();
  await page.getByRole('grid', { name: /^Map of conv1.* in 1\.1$/ }).click();
  await expect(page.getByText(/^row 56, column 56/)).toBeVisible();
  await expect(page.getByText(/^row [78], column [78]/)).toBeVisible();

  await page.getByLabel('Choose a folder of pictures').setInputFiles(samples(5));
  await expect(page.getByText('5 of 5 pictures')).toBeVisible(slow);
  await expect(page.getByRole('table', { name: 'Agreement' })).toHaveCount(0);
  await expect(page.getByRole('figure', { name: 'Representation similarity' })).toContainText(
    'over 5 pictures',
  );

  // The link knows the file by its checksum, asks for it, and then shows both.
  await page.reload();
  await expect(page.getByText(/^The address asks for a model file, sha256-/)).toBeVisible();
  await page.getByLabel('Choose the missing model file').setInputFiles(file);
  await expect(own.getByRole('listitem')).toHaveCount(5, slow);
  await expect(page.getByRole('list', { name: 'Predictions in 1.1' })).toContainText('ladybug', slow);
});

test('from one model to the comparison: both versions, by the link in the header', async ({ page }) => {
  await page.goto('./?model=1.1&sample=ladybug.jpg');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('list', { name: 'Predictions in 1.0' })).toHaveAttribute(
    'data-state',
    'done',
    slow,
  );
  await expect(page).toHaveURL(/model=1.0,1.1/);
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
