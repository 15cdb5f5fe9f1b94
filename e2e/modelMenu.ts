import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { beginUse, live, predictions } from './page';
import { expect } from './support';

export const facts = (page: Page) => page.getByRole('region', { name: 'Model facts' });
export const menu = (page: Page) => page.getByRole('combobox', { name: 'Model' });

export async function choose(
  page: Page,
  ...files: (string | { name: string; mimeType: string; buffer: Buffer })[]
) {
  await beginUse(page);
  const input = page.getByLabel('Choose a model file');
  if (files.every((file) => typeof file === 'string')) await input.setInputFiles(files);
  else await input.setInputFiles(files.filter((file) => typeof file !== 'string'));
}

/** Waits for the live result of a model that was brought. */
export async function opened(page: Page, id: RegExp | string) {
  const patient = { timeout: 20_000 };
  await expect(menu(page)).toHaveValue(id, patient);
  await live(page, patient);
  await expect.poll(async () => (await predictions(page)).length, patient).toBe(5);
}

export function idOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)}`;
}
