import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from './support';

/** How often a journey looks for what takes about a second: an assertion of Playwright's own looks only twice a second by then. */
export const often = { intervals: [100] };

/** Opens the page and waits for the live result. */
export async function openLive(page: Page, query = '') {
  await page.goto(`./${query}`);
  await live(page);
}

/** Waits for the live result. */
export async function live(page: Page, patient: { timeout?: number } = {}) {
  await expect.poll(() => status(page).textContent(), { ...often, ...patient }).toMatch(/\d (ms|毫秒)/);
}

/** The first key of a reader: what is not seen at once comes then, and else only after three seconds. */
export const beginUse = (page: Page) => page.keyboard.press('Shift');

/** Goes on to another view as the browser's own buttons do: the page is not loaded anew. */
export async function turnTo(page: Page, query: string) {
  await page.evaluate((query) => {
    history.pushState(null, '', `?${query}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);
}

export function status(page: Page): Locator {
  return page.getByRole('status', { name: /Status|状态/ });
}

export function layerList(page: Page): Locator {
  return page.getByRole('list', { name: 'Layers', exact: true });
}

export function chooser(page: Page): Locator {
  return page.getByLabel('Choose a picture');
}

export function fedPicture(page: Page): Locator {
  return page.getByRole('figure', { name: 'Input picture' });
}

/** Opens what can be saved, copied and shared. */
export async function takeAway(page: Page) {
  await page.getByRole('button', { name: 'Take away' }).click();
}

/** The pixels that are fed, as the page shows them: rows of RGBA. */
export async function fedPixels(page: Page): Promise<Uint8ClampedArray<ArrayBuffer>> {
  return fedPicture(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      return image?.data ?? new Uint8ClampedArray();
    });
}

/** One short text for all pixels that are fed. */
export async function fingerprint(page: Page): Promise<string> {
  return fedPicture(page)
    .locator('canvas')
    .evaluate(async (canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      const digest = await crypto.subtle.digest('SHA-256', pixels ?? new Uint8Array());
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16)).join();
    });
}

/** Holds back what comes from an address, until what it gives is called. */
export async function heldBack(page: Page, address: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/**
 * Does something that brings another picture, and waits until the page shows it: picture, predictions and maps change
 * together, so the fed pixels tell when all are there.
 */
export async function bring(page: Page, how: () => Promise<unknown>) {
  const before = await fingerprint(page);
  await how();
  await expect.poll(() => fingerprint(page), { intervals: [20, 50, 100] }).not.toBe(before);
}

/** The predictions as they are read: name and share from 0 to 1. */
export async function predictions(page: Page) {
  const items = await page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').allInnerTexts();
  return items.map((text) => {
    const [, name = '', percent = ''] = /^(.*?)\s+([\d.]+)\s*%/s.exec(text) ?? [];
    return { name, share: Number(percent) / 100 };
  });
}

/** Drops files, or text, in the middle of the page as another program does. */
export async function drop(
  page: Page,
  { files = [], text }: { files?: { name: string; bytes: Buffer }[]; text?: string },
) {
  // A Buffer would travel as the JSON of its numbers.
  const given = files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }));
  await page.evaluate(
    ({ given, text }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of given) dataTransfer.items.add(new File([bytes], name));
      if (text !== undefined) dataTransfer.setData('text/plain', text);
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { given, text },
  );
}

/** Drops files or folders of the disk in the middle of the window, as the system's own drag does: only so the page gets folders. */
export async function dropFromDisk(page: Page, paths: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
