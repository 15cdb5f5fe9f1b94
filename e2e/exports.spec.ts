import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { openLive } from './page';
import { expect, test } from './support';

const QUERY = '?layer=fire5/squeeze1x1&palette=inferno';

/** The maps of the chosen layer as a file. */
async function exported(page: Page, format: 'PNG' | 'SVG') {
  const maps = page.getByRole('region', { name: 'Feature maps', exact: true });
  await maps.getByText('Export', { exact: true }).click();
  const download = page.waitForEvent('download');
  await maps.getByRole('button', { name: format, exact: true }).click();
  return readFile(await (await download).path());
}

/** Colours of a rectangle, each as one text. */
function coloursIn({ width, data }: PNG, at: { x: number; y: number; width: number; height: number }) {
  const colours: string[] = [];
  for (let y = at.y; y < at.y + at.height; y++)
    for (let x = at.x; x < at.x + at.width; x++)
      colours.push(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3).join());
  return colours;
}

test('maps as SVG: a file that needs nothing else to be shown, with title, colour scale, model and input', async ({
  page,
  browser,
}) => {
  await openLive(page, QUERY);
  const svg = (await exported(page, 'SVG')).toString();
  const peak =
    /peak ([\d.\u202f]+)/.exec(await page.getByText(/32 channels of 28 × 28/).innerText())?.[1] ?? '';
  const alone = await browser.newPage();
  const { error, texts, links, scripts } = await alone.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      error: file.querySelector('parsererror') !== null,
      texts: [...file.querySelectorAll('text')].map(({ textContent }) => textContent),
      links: [...file.querySelectorAll('[href]')].map((each) => each.getAttribute('href')?.slice(0, 15)),
      scripts: file.querySelectorAll('script, foreignObject, style').length,
    };
  }, svg);
  expect({ error, scripts }).toEqual({ error: false, scripts: 0 });
  expect(new Set(links)).toEqual(new Set(['data:image/png;']));
  expect(texts[0]).toBe('Feature maps of fire5/squeeze1x1, SqueezeNet 1.1');
  expect(texts.slice(1, 3)).toEqual(['0', peak]);
  expect(texts.slice(3).join(' ')).toContain('227 × 227');
  // Alone in a window, nothing asked for from anywhere, and something is drawn.
  await alone.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
  const drawn = PNG.sync.read(await alone.screenshot());
  expect(new Set(coloursIn(drawn, { x: 16, y: 43, width: 600, height: 400 })).size).toBeGreaterThan(50);
  await alone.close();
});

test('maps as PNG: two pixels for each of the drawing, with title, colour scale and note', async ({
  page,
}) => {
  await openLive(page, QUERY);
  const svg = (await exported(page, 'SVG')).toString();
  const png = PNG.sync.read(await exported(page, 'PNG'));
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect([png.width, png.height]).toEqual([2 * Number(width), 2 * Number(height)]);
  const ink = (y: number) =>
    coloursIn(png, { x: 32, y, width: 600, height: 36 }).filter((colour) => colour !== '255,255,255').length;
  // The place of the title, then that of the note under the colour scale.
  expect(ink(28)).toBeGreaterThan(500);
  expect(ink(png.height - 60)).toBeGreaterThan(500);
  // The colour scale runs from the first to the last colour of inferno.
  const [, top = ''] = /y="([\d.]+)" width="256" height="10"/.exec(svg) ?? [];
  const scale = coloursIn(png, { x: 32, y: 2 * Number(top) + 10, width: 512, height: 1 });
  expect([scale[0], scale.at(-1)]).toEqual(['0,0,4', '252,255,164']);
  expect(new Set(scale).size).toBeGreaterThan(200);
});
