import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { ZooGraph } from '../src/fixtures/node/zoo';
import { bring, drop, dropFromDisk, openLive, status } from './page';
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

/** Drops a picture, selects a role, points, reads both values and their difference, changes the class. */
async function readBoth(page: Page, picture: string) {
  await openBoth(page);
  await bring(page, () => drop(page, { files: [{ name: basename(picture), bytes: readFileSync(picture) }] }));
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
}

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
  await page.getByLabel('Choose a model file').setInputFiles(file);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/^sha256-/);
  await expect(status(page)).toHaveText(/\d ms/);
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

/** Files of so many sample pictures. */
function samples(count: number): string[] {
  const pictures = readdirSync('public/samples').filter((name) => name.endsWith('.jpg'));
  return pictures.slice(0, count).map((name) => join('public/samples', name));
}

/** The figures of the table of agreement, by their names. */
async function agreement(page: Page): Promise<Map<string, string>> {
  const rows = await page.getByRole('table', { name: 'Agreement' }).getByRole('row').all();
  const read = await Promise.all(
    rows.map(async (row) => {
      const [header = '', value = ''] = await row.locator('th, td').allTextContents();
      return [header, value] as const;
    }),
  );
  return new Map(read);
}

test('over many pictures: progress, what is no picture, similarity, the full view by one click, CSV, and kept after a reload', async ({
  page,
}) => {
  await openBoth(page);
  const folder = page.getByLabel('Choose a folder of pictures');
  const choose = () => folder.setInputFiles([...samples(6), 'public/samples/manifest.json']);
  await choose();
  await expect(page.getByText('6 / 6 pictures').or(page.getByText('6 of 6 pictures'))).toBeVisible(slow);
  expect((await agreement(page)).get('Pictures compared')).toBe('6');
  await page.getByText('1 file was skipped').click();
  await expect(page.getByText('manifest.json: not a picture')).toBeVisible();
  const similarity = page.getByRole('figure', { name: 'Representation similarity' });
  await expect(similarity.getByText('over 6 pictures')).toBeVisible(slow);
  await similarity.getByText('The same numbers as a table').click();
  await expect(similarity.getByRole('rowheader', { name: 'fire9/concat' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.trim().split('\r\n').length).toBe(7);

  const most = page.getByRole('table', { name: 'Where they differ most' });
  const open = most.getByRole('button').first();
  await bring(page, () => open.click());

  const before = await agreement(page);
  await page.reload();
  await openBoth(page);
  await choose();
  await expect(page.getByText('6 of them were kept from before')).toBeVisible(slow);
  expect(await agreement(page)).toEqual(before);
});

test('a folder that is dropped: pictures of all its folders run, what is no picture is listed, classes come from the folders', async ({
  page,
}, testInfo) => {
  await openBoth(page);
  const folder = testInfo.outputPath('folder');
  const inside = join(folder, 'n02165456', 'deeper');
  mkdirSync(inside, { recursive: true });
  copyFileSync('public/samples/ladybug.jpg', join(inside, 'a.jpg'));
  copyFileSync('public/samples/lemon.jpg', join(folder, 'b.jpg'));
  writeFileSync(join(folder, 'notes.txt'), 'not a picture');
  writeFileSync(join(folder, 'broken.jpg'), 'not a picture either');
  await dropFromDisk(page, [folder]);
  await expect(page.getByText('3 of 3 pictures')).toBeVisible(slow);
  await page.getByText('2 files were skipped').click();
  await expect(page.getByText('notes.txt: not a picture')).toBeVisible();
  await expect(page.getByText('broken.jpg: cannot be read')).toBeVisible();
  const found = await agreement(page);
  expect(found.get('Pictures compared')).toBe('2');
  expect(found.get('Pictures with a known class')).toBe('1');
  await expect(page.getByRole('button', { name: 'Open n02165456/deeper/a.jpg' })).toBeVisible();
});

test('paused, reloaded, chosen again: what is known does not run a second time', async ({ page }) => {
  await page.addInitScript(() => {
    let runs = 0;
    globalThis.Worker = class extends Worker {
      override postMessage(message: { call?: string }, ...rest: []) {
        if (message.call === 'means') document.documentElement.dataset['runs'] = String(++runs);
        super.postMessage(message, ...rest);
      }
    };
  });
  const runs = async () => Number((await page.locator('html').getAttribute('data-runs')) ?? 0);
  const picture = readFileSync('public/samples/lemon.jpg');
  // What follows the end of a JPEG changes the file and not the picture.
  const files = Array.from({ length: 14 }, (_, i) => ({
    name: `${i}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([picture, Buffer.of(i)]),
  }));
  const choose = () => page.getByLabel('Choose a folder of pictures').setInputFiles(files);
  await openBoth(page);
  await choose();
  await expect(page.getByText(/^[2-7] of 14 pictures/)).toBeVisible(slow);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  const paused = Number((await agreement(page)).get('Pictures compared'));
  expect(paused).toBeLessThan(14);

  await openBoth(page);
  await choose();
  await expect(page.getByText('14 of 14 pictures')).toBeVisible(slow);
  const kept = Number(/(\d+) of them were kept/.exec(await page.locator('#pictures').innerText())?.[1]);
  // The picture at hand may have been finished, and kept, after the pause.
  expect([paused, paused + 1]).toContain(kept);
  const half = (await runs()) - 2 * (14 - kept);
  expect([0, -1]).toContain(half);
});

test('no picture among the files is said', async ({ page }) => {
  await openBoth(page);
  await page.getByLabel('Choose a folder of pictures').setInputFiles('public/samples/manifest.json');
  await expect(page.getByText('There is no picture among these files.')).toBeVisible();
});

const shared = process.env['SQUEEZELENS_SHARED'];

interface Listed {
  file: string;
  label: number;
  top5: Record<'1.0' | '1.1', [index: number, probability: number][]>;
}

test.describe('reference', () => {
  test.skip(!shared, 'needs the reference folder: SQUEEZELENS_SHARED');
  test.use({ weights: 'built' });

  test('a photograph dropped and read in both, then a folder of 38: their agreement is what another runtime recorded', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const folder = join(shared ?? '', 'images');
    const { images }: { images: Listed[] } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    await readBoth(page, join(folder, 'n02391049_zebra.jpg'));
    await dropFromDisk(page, [folder]);
    await expect(page.getByText('38 of 38 pictures')).toBeVisible({ timeout: 240_000 });
    const found = await agreement(page);
    const figure = (name: string) => Number.parseFloat(found.get(name)?.replaceAll(/\s/g, '') ?? '');
    const first = ({ top5 }: Listed, model: '1.0' | '1.1') => top5[model][0];
    const count = (holds: (each: Listed) => boolean) => images.filter(holds).length;
    const mean = (of: (each: Listed) => number) =>
      images.reduce((sum, each) => sum + of(each), 0) / images.length;
    const right = (each: Listed, model: '1.0' | '1.1') => first(each, model)?.[0] === each.label;
    // The recorded run has another JPEG decoder and does not turn photographs upright: one may fall on the other side.
    const near = (name: string, expected: number, within: number) => {
      expect(Math.abs(figure(name) - expected), name).toBeLessThanOrEqual(within);
    };
    near('Pictures with a known class', 38, 0);
    near(
      'Same first guess',
      count((each) => first(each, '1.0')?.[0] === first(each, '1.1')?.[0]),
      1,
    );
    near(
      'Both right',
      count((each) => right(each, '1.0') && right(each, '1.1')),
      1,
    );
    near(
      'Only 1.0 right',
      count((each) => right(each, '1.0') && !right(each, '1.1')),
      1,
    );
    near(
      'Only 1.1 right',
      count((each) => !right(each, '1.0') && right(each, '1.1')),
      1,
    );
    near(
      'Common among the first five, mean',
      mean(({ top5 }) => top5['1.0'].filter(([a]) => top5['1.1'].some(([b]) => a === b)).length),
      0.1,
    );
    for (const model of ['1.0', '1.1'] as const)
      near(
        `Mean probability of the first guess in ${model}`,
        100 * mean((each) => first(each, model)?.[1] ?? 0),
        0.5,
      );
  });
});
