import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { blackPng, heic, png, quarters } from '../src/fixtures/node/pictures';
import { bring, chooser, drop, fingerprint, openLive, predictions } from './page';
import { expect, test } from './support';

const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

/** What is given is refused in an alert, what was there stays, and the next good picture comes. */
async function refuses(page: Page, give: () => Promise<unknown>, message: RegExp) {
  const before = { picture: await fingerprint(page), predictions: await predictions(page) };
  await give();
  const alert = page.getByRole('alert');
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText(message);
  // What to do follows what happened.
  await expect(alert.getByRole('paragraph')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Predictions' })).not.toHaveAttribute('data-state', 'running');
  expect({ picture: await fingerprint(page), predictions: await predictions(page) }).toEqual(before);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
}

async function worksAgain(page: Page) {
  await bring(page, () => chooser(page).setInputFiles('public/samples/orange.jpg'));
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await predictions(page))[0]?.name).toBe('orange (fruit)');
}

test('files that are no pictures', async ({ page }) => {
  await openLive(page);
  const cases: [RegExp, Buffer, string?][] = [
    [/not a picture/, Buffer.from('A sentence about a lemon.')],
    [/empty/, Buffer.alloc(0)],
    [/not a picture/, Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
    [/SVG/, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'), 'image/svg+xml'],
    [
      /SVG/,
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    [/HEIC/, heic, 'image/heic'],
    [/too many pixels.*20000 × 20000/, blackPng(20_000), 'image/png'],
  ];
  for (const [message, bytes, type] of cases)
    await refuses(page, () => chooser(page).setInputFiles(file('picture.jpg', bytes, type)), message);
  await worksAgain(page);
});

test('a JPEG that is cut, and a PNG whose data are not what they should be', async ({ page }) => {
  await openLive(page);
  const jpeg = readFileSync('public/samples/lemon.jpg');
  for (const share of [0.1, 0.97])
    await refuses(
      page,
      () => chooser(page).setInputFiles(file('a.jpg', jpeg.subarray(0, jpeg.length * share))),
      /cut off/,
    );
  const damaged = Buffer.from(png(quarters(300, 200)));
  damaged.fill(0x55, damaged.indexOf('IDAT') + 4, damaged.indexOf('IDAT') + 60);
  await refuses(page, () => chooser(page).setInputFiles(file('a.png', damaged)), /cannot read this picture/);
  await worksAgain(page);
});

test('several files: the first is taken, and the page says so', async ({ page }) => {
  await openLive(page);
  await bring(page, () =>
    chooser(page).setInputFiles(['public/samples/orange.jpg', 'public/samples/lemon.jpg']),
  );
  await expect(page.getByRole('alert')).toContainText('the first one was taken');
  expect((await predictions(page))[0]?.name).toBe('orange (fruit)');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('drops and pastes without a picture', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLive(page);
  await refuses(page, () => drop(page, { text: 'a lemon' }), /not a file/);
  await worksAgain(page);
  await page.evaluate(() => navigator.clipboard.writeText('a lemon'));
  await refuses(page, () => page.keyboard.press('Control+V'), /no picture in the clipboard/);
  await refuses(
    page,
    () => page.getByRole('button', { name: 'Paste' }).click(),
    /no picture in the clipboard/,
  );
});
