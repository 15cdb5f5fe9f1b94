import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { bring, drop, often } from './page';
import { expect } from './support';

/** Two networks are loaded and run. */
export const slow = { timeout: 60_000 };

export const both = '?view=compare&model=1.0,1.1&sample=ladybug.jpg&layer=fire5/expand3x3';

/** Opens the comparison and waits until both models have run. */
export async function openBoth(page: Page, query = both) {
  await page.goto(`./${query}`);
  for (const model of ['1.0', '1.1']) {
    const list = page.getByRole('list', { name: `Predictions in ${model}` });
    await expect.poll(() => list.getAttribute('data-state'), { ...often, ...slow }).toBe('done');
  }
}

export async function valueIn(page: Page, model: string): Promise<number> {
  const output = page.getByRole('status', { name: `Value in ${model}` });
  await expect(output).toHaveText(/\d/);
  return Number(await output.textContent());
}

/** Drops a picture, selects a role, points, reads both values and their difference, changes the class. */
export async function readBoth(page: Page, picture: string) {
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
  await expect(page).toHaveURL(/[?&]class=\d+/);
  for (const name of ['Evidence map in 1.0', 'Evidence map in 1.1', 'Difference, 1.0 − 1.1'])
    await expect(page.getByRole('img', { name })).toBeVisible();
}

/** Files of so many sample pictures. */
export function samples(count: number): string[] {
  const pictures = readdirSync('public/samples').filter((name) => name.endsWith('.jpg'));
  return pictures.slice(0, count).map((name) => join('public/samples', name));
}
