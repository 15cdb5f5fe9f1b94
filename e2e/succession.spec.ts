import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { bring, chooser, fingerprint, openLive, predictions } from './page';
import { expect, test } from './support';

const first = 'public/samples/lemon.jpg';
const second = 'public/samples/strawberry.jpg';
const old = 'public/samples/orange.jpg';

/** Fed pixels and predictions as they stand together. */
async function shown(page: Page): Promise<string> {
  return `${await fingerprint(page)} ${(await predictions(page)).map(({ name, share }) => `${name} ${share}`).join()}`;
}

/**
 * Gives the page two files, the second after `frames` frames or, below zero, at once; and in every frame until the second
 * has its result notes picture and predictions as they are painted.
 */
async function inSuccession(page: Page, frames: number, until: string): Promise<string[]> {
  return page.evaluate(
    async ({ files, frames, until }) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      const canvas = () =>
        document.querySelector<HTMLCanvasElement>('figure[aria-label="Input picture"] canvas');
      if (!input) throw new Error('no file input');
      const give = (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], 'picture.jpg'));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      };
      const state = async () => {
        const at = canvas();
        const pixels = at?.getContext('2d')?.getImageData(0, 0, at.width, at.height).data;
        const items = [...document.querySelectorAll<HTMLElement>('ol[aria-label=Predictions] > li')].map(
          ({ innerText }) => {
            const [, name = '', percent = ''] = /^(.*?)\s+([\d.]+)\s*%/s.exec(innerText) ?? [];
            return `${name} ${Number(percent) / 100}`;
          },
        );
        const digest = await crypto.subtle.digest('SHA-256', pixels ?? new Uint8Array());
        return `${[...new Uint8Array(digest)].map((byte) => byte.toString(16)).join()} ${items.join()}`;
      };
      const [one = '', two = ''] = files;
      const states: string[] = [];
      give(one);
      if (frames < 0) give(two);
      for (let frame = 0; states.at(-1) !== until && frame < 600; frame++) {
        await new Promise(requestAnimationFrame);
        if (frame === frames) give(two);
        const now = await state();
        if (now !== states.at(-1)) states.push(now);
      }
      return states;
    },
    { files: [readFileSync(first, 'base64'), readFileSync(second, 'base64')], frames, until },
  );
}

test('two pictures in quick succession: the second’s result, with the second’s picture, whatever lies between', async ({
  page,
}) => {
  await openLive(page, '?threads=1');
  const alone: string[] = [];
  for (const file of [first, second, old]) {
    await bring(page, () => chooser(page).setInputFiles(file));
    alone.push(await shown(page));
  }
  const [resultOfFirst = '', resultOfSecond = '', before = ''] = alone;
  expect(new Set(alone).size).toBe(3);

  for (const frames of [-1, 0, 1, 2, 3, 4, 6, 8, 12, 16]) {
    const states = await inSuccession(page, frames, resultOfSecond);
    expect(states.at(-1), `${frames} frames`).toBe(resultOfSecond);
    // Never a picture with the predictions of another one; the first's own only while nothing else was asked for.
    expect([before, resultOfFirst, resultOfSecond], `${frames} frames`).toEqual(
      expect.arrayContaining(states),
    );
    if (frames < 0) expect(states).not.toContain(resultOfFirst);
    await bring(page, () => chooser(page).setInputFiles(old));
  }
});

test('a picture that cannot be read between two good ones', async ({ page }) => {
  await openLive(page);
  await bring(page, () => chooser(page).setInputFiles(first));
  await chooser(page).setInputFiles({
    name: 'cut.jpg',
    mimeType: 'image/jpeg',
    buffer: readFileSync(second).subarray(0, 9000),
  });
  await bring(page, () => chooser(page).setInputFiles(old));
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await predictions(page))[0]?.name).toBe('orange (fruit)');
});
