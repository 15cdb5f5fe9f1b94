import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBoth, readBoth, samples, slow } from './comparePage';
import { bring, dropFromDisk } from './page';
import { expect, test } from './support';

test.describe.configure({ timeout: 120_000 });

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
