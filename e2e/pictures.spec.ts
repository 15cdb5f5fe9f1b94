import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { avif, bmp, gif, png, quarters, turned, type Picture } from '../src/fixtures/node/pictures';
import { bring, chooser, drop, fedPicture, fedPixels, fingerprint, openLive, predictions } from './page';
import { expect, test } from './support';

const SIDE = 227;
const MEAN = [123, 117, 104] as const;
const lemon = 'public/samples/lemon.jpg';

/** The fed colour at a place given in parts of the side. */
function at(pixels: Uint8ClampedArray, x: number, y: number): number[] {
  const first = (Math.floor(y * SIDE) * SIDE + Math.floor(x * SIDE)) * 4;
  return [...pixels.subarray(first, first + 3)];
}

/** The largest difference of any of the three values. */
function apart(found: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...[0, 1, 2].map((c) => Math.abs((found[c] ?? 999) - (expected[c] ?? 999))));
}

/** How far the middles of the four quarters are from those of the picture. */
function quartersApart(pixels: Uint8ClampedArray, { width, height, colourAt }: Picture): number {
  const middles = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x, y] as const));
  return Math.max(
    ...middles.map(([x, y]) =>
      apart(at(pixels, x, y), colourAt(Math.floor(x * width), Math.floor(y * height))),
    ),
  );
}

const file = (bytes: Buffer, name = 'picture') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: bytes,
});
const choose = (page: Page, bytes: Buffer) => bring(page, () => chooser(page).setInputFiles(file(bytes)));

/** A picture as the browser itself encodes it. */
async function encoded(page: Page, picture: Picture, type: string): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ({ base64, type }) => {
      const source = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([source]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type, quality: 1 });
      return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) };
    },
    { base64: png(picture).toString('base64'), type },
  );
  expect(bytes.type).toBe(type);
  return Buffer.from(bytes.bytes);
}

test('chosen, dropped, pasted and from the gallery: the same picture, the same result', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLive(page);
  const results = new Set<string>();
  const ways: (() => Promise<unknown>)[] = [
    () => chooser(page).setInputFiles('src/fixtures/recorded/ladybug.227.png'),
    () =>
      drop(page, {
        files: [{ name: 'a.png', bytes: readFileSync('src/fixtures/recorded/ladybug.227.png') }],
      }),
    () => page.keyboard.press('Control+V'),
    () => page.getByRole('button', { name: 'Paste' }).click(),
  ];
  await page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const picture = new Blob([bytes], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    },
    readFileSync('src/fixtures/recorded/ladybug.227.png', 'base64'),
  );
  for (const way of ways) {
    await bring(page, way);
    results.add(JSON.stringify([await fingerprint(page), await predictions(page)]));
    await bring(page, () => page.getByRole('button', { name: 'Lemons' }).click());
    expect((await predictions(page))[0]?.name).toBe('lemon');
  }
  expect(results.size).toBe(1);
});

test('a picture of the network’s size is fed byte for byte, and the page says so', async ({ page }) => {
  await openLive(page);
  await bring(page, () => chooser(page).setInputFiles('src/fixtures/recorded/ladybug.227.png'));
  const { data } = PNG.sync.read(readFileSync('src/fixtures/recorded/ladybug.227.png'));
  expect(Buffer.from(await fedPixels(page)).equals(data)).toBe(true);
  await expect(fedPicture(page)).toContainText('fed unchanged');
  await bring(page, () => chooser(page).setInputFiles(lemon));
  await expect(fedPicture(page)).toContainText('640 × 640, upright → 227 × 227');
});

test('the three fits of a wide picture', async ({ page }) => {
  const stripes = [
    [200, 30, 40],
    [30, 160, 60],
    [40, 60, 200],
    [230, 210, 60],
  ] as const;
  const [red, green, blue, yellow] = stripes;
  const stripe = (x: number) => stripes[Math.floor(x / 100)] ?? red;
  await openLive(page);
  await choose(page, png({ width: 400, height: 200, colourAt: (x) => [...stripe(x), 255] }));
  const fit = (name: string) => page.getByRole('radio', { name, exact: true });
  const seen = async (...places: (readonly [number, number, readonly number[]])[]) => {
    const pixels = await fedPixels(page);
    for (const [x, y, colour] of places) expect(apart(at(pixels, x, y), colour)).toBeLessThanOrEqual(2);
  };

  await expect(fit('warp')).toBeChecked();
  await seen([0.05, 0.5, red], [0.35, 0.02, green], [0.65, 0.98, blue], [0.95, 0.5, yellow]);
  await bring(page, () => fit('cover').check());
  await seen([0.05, 0.5, green], [0.35, 0.02, green], [0.65, 0.98, blue], [0.95, 0.5, blue]);
  await bring(page, () => fit('contain').check());
  await seen([0.05, 0.5, red], [0.35, 0.3, green], [0.65, 0.7, blue], [0.95, 0.5, yellow]);
  await seen([0.5, 0.02, MEAN], [0.5, 0.22, MEAN], [0.5, 0.78, MEAN], [0.5, 0.98, MEAN]);
  await expect(fedPicture(page)).toContainText('contain');
  await expect(page).toHaveURL(/fit=contain/);
});

test('what is transparent lies on the mean colour', async ({ page }) => {
  await openLive(page);
  const clear = (x: number, y: number) => [250, y, x, x < 100 ? 0 : 255] as const;
  await choose(page, png({ width: SIDE, height: SIDE, colourAt: clear }));
  const pixels = await fedPixels(page);
  expect(at(pixels, 0.2, 0.5)).toEqual([...MEAN]);
  expect(apart(at(pixels, 0.8, 0.5), clear(Math.floor(0.8 * SIDE), Math.floor(0.5 * SIDE)))).toBe(0);
});

test('16 bits a value become 8', async ({ page }) => {
  await openLive(page);
  const ramp = (x: number, y: number) => [x, y, (x * y) % 256, 255] as const;
  await choose(page, png({ width: SIDE, height: SIDE, colourAt: ramp }, 16));
  const pixels = await fedPixels(page);
  let worst = 0;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      worst = Math.max(worst, apart(pixels.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 3), ramp(x, y)));
  expect(worst).toBeLessThanOrEqual(1);
  await expect(fedPicture(page)).toContainText('fed unchanged');
});

test('every format that the browser reads', async ({ page }) => {
  await openLive(page);
  const close = async (format: string, bytes: Buffer, picture: Picture, tolerance: number) => {
    await choose(page, bytes);
    expect(quartersApart(await fedPixels(page), picture), format).toBeLessThanOrEqual(tolerance);
  };
  const pictures = [0, 1, 2, 3].map((shift) => quarters(200, 200, shift));
  const [first = quarters(1, 1), second = first, third = first, fourth = first] = pictures;
  await close('PNG', png(first), first, 1);
  await close('BMP', bmp(second), second, 1);
  await close('GIF', gif(third), third, 1);
  await close('JPEG', await encoded(page, fourth, 'image/jpeg'), fourth, 8);
  await close('WebP', await encoded(page, first, 'image/webp'), first, 8);
  await choose(page, avif);
  const pixels = await fedPixels(page);
  expect(apart(at(pixels, 0.2, 0.5), [0xd0, 0x20, 0x30])).toBeLessThanOrEqual(12);
  expect(apart(at(pixels, 0.8, 0.5), [0x20, 0x40, 0xc0])).toBeLessThanOrEqual(12);
});

test('the eight EXIF orientations are the same upright picture', async ({ page }) => {
  await openLive(page);
  const [width, height] = [160, 96];
  // Where a pixel of the upright picture is stored, by the standard's meaning of each number (EXIF 2.3, tag 274).
  const stored: Readonly<Record<number, (x: number, y: number) => readonly [number, number]>> = {
    1: (x, y) => [x, y],
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, height - 1 - y],
    4: (x, y) => [x, height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, width - 1 - x],
    7: (x, y) => [height - 1 - y, width - 1 - x],
    8: (x, y) => [height - 1 - y, x],
  };
  for (const [orientation, place] of Object.entries(stored)) {
    const turns = Number(orientation) > 4;
    // Another picture each time, so that each is seen to come.
    const upright = quarters(width, height, Number(orientation));
    const colours = new Map<string, readonly [number, number, number, number]>();
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) colours.set(place(x, y).join(), upright.colourAt(x, y));
    const sideways: Picture = {
      width: turns ? height : width,
      height: turns ? width : height,
      colourAt: (x, y) => colours.get(`${x},${y}`) ?? [0, 0, 0, 0],
    };
    const jpeg = turned(await encoded(page, sideways, 'image/jpeg'), Number(orientation));
    await choose(page, jpeg);
    expect(quartersApart(await fedPixels(page), upright), `orientation ${orientation}`).toBeLessThanOrEqual(
      8,
    );
    await expect(fedPicture(page)).toContainText('160 × 96');
  }
});
