import type { Page } from '@playwright/test';
import { launchArguments } from '../scripts/chromium-arguments.mjs';
import { overflowing, violations } from './accessible';
import { cameraFile } from './cameraFile';
import { beginUse, fedPicture, fingerprint, openLive, predictions, status } from './page';
import { expect, test } from './support';

const RATE = 5;
const film = cameraFile(
  'lighthouse-ladybug',
  ['lighthouse', 'ladybug'].map((name) => `src/fixtures/recorded/${name}.227.png`),
  1,
  RATE,
);
const executablePath = process.env['SQUEEZELENS_CHROMIUM'];
test.use({
  launchOptions: {
    args: [
      ...launchArguments,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
    ...(executablePath ? { executablePath } : {}),
  },
});
test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['camera']);
  await context.addInitScript(() => {
    // An empty page has none.
    if (location.protocol === 'about:') return;
    const media = navigator.mediaDevices;
    const open = media.getUserMedia.bind(media);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks });
    media.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
});

const bar = (page: Page) => page.getByRole('region', { name: /Live camera|实时摄像头/ });
const button = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });
const press = async (page: Page, name: string) => {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
};
const moment = (page: Page) => bar(page).getByRole('slider');

/** Number, first class and its share of the moment on view, as they were when it was live. */
async function momentText(page: Page) {
  const text = (await moment(page).getAttribute('aria-valuetext')) ?? '';
  const [, frame, name, percent] = /^Frame (\d+), .*?: (.*) ([\d.]+)\s*%$/.exec(text) ?? [];
  return { frame: Number(frame), name, share: Number(percent) / 100 };
}

/** What the page shows once the ordinary picture that a frozen frame is has run. */
async function settled(page: Page) {
  await expect(status(page)).toHaveText(/^[\d.]+ ms/);
  const { frame, name, share } = await momentText(page);
  await expect.poll(async () => (await predictions(page))[0]).toEqual({ name, share });
  return frame;
}

const trackStates = (page: Page) =>
  page.evaluate(() => {
    const tracks: unknown = Reflect.get(globalThis, 'tracks');
    return Array.isArray(tracks) ? tracks.map((track: MediaStreamTrack) => track.readyState) : [];
  });

test('live by keyboard alone: follows the camera, freezes, steps, goes back, pins, switches models, and stops when hidden', async ({
  page,
}) => {
  await openLive(page, '?layer=conv1&channel=5');
  await beginUse(page);
  await press(page, 'Live');
  await expect(status(page)).toHaveText(/^Live: [\d.]+ frames\/s · [\d.]+ ms · WASM/);
  const seen = new Set<string | undefined>();
  // Of the last frame with all layers, in the frames between too.
  const evidence = page.getByRole('figure', { name: 'Evidence', exact: true });
  await expect(evidence.getByRole('combobox')).not.toHaveCount(0);
  await expect
    .poll(async () => {
      seen.add((await predictions(page))[0]?.name);
      expect(await evidence.getByRole('combobox').count()).toBeGreaterThan(0);
      return [...seen].some((name) => name === 'lighthouse') && [...seen].some((name) => name === 'ladybug');
    })
    .toBe(true);
  const pace = Number(
    /^[\d.]+/.exec(
      await bar(page)
        .getByText(/frames\/s/)
        .innerText(),
    )?.[0],
  );
  // Never more than the camera gives.
  expect(pace).toBeLessThan(1.3 * RATE);

  await press(page, 'Pin conv1 channel 5');
  const line = bar(page).getByRole('figure', { name: 'Pinned channels' }).locator('.pinned-line');
  await expect(line).toHaveAttribute('d', /M.*(L.*){4}/);
  await press(page, 'Freeze');
  const held = await settled(page);
  const legend = await bar(page).getByRole('list', { name: 'Pinned channels, legend' }).innerText();
  const [, mean] = /· ([\d.]+)/.exec(legend) ?? [];
  const inspector = page.getByRole('region', { name: 'Layer and channel' });
  const own = await inspector.getByRole('row', { name: /^mean/ }).getByRole('cell').last().innerText();
  expect(Number(own).toPrecision(3)).toBe(Number(mean).toPrecision(3));
  await press(page, 'Step');
  await expect.poll(async () => (await momentText(page)).frame).toBe(held + 1);
  await settled(page);

  await moment(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  expect((await momentText(page)).frame).toBe(held - 2);
  await settled(page);
  await expect(fedPicture(page)).toContainText('fed unchanged');

  await press(page, 'Freeze');
  await expect(status(page)).toHaveText(/^Live/);
  await page.getByRole('radio', { name: '1.1' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: '1.0' })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'conv1' })).toBeVisible();
  await expect(page.getByText('96 channels of 111 × 111')).toBeVisible();
  await expect(status(page)).toHaveText(/^Live/);

  expect(await trackStates(page)).toEqual(['live']);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(bar(page).getByRole('alert')).toContainText('the page was hidden');
  expect(await trackStates(page)).toEqual(['ended']);
});

test('live in Chinese on 320 pixels: nothing is cut, and axe finds nothing, running and frozen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openLive(page, '?lang=zh&layer=fire5/expand3x3&channel=3');
  await beginUse(page);
  await press(page, '实时');
  await expect(status(page)).toHaveText(/^实时：每秒 [\d.]+ 帧/);
  await press(page, '钉住 fire5/expand3x3 通道 3');
  await expect(bar(page).getByRole('figure', { name: '钉住的通道' })).toBeVisible();
  expect(await overflowing(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await press(page, '定格');
  await expect(button(page, '单步')).toBeEnabled();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await overflowing(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test('live ends with Explore and with another picture, and says when the camera is refused, gone or too large', async ({
  page,
  context,
}) => {
  await openLive(page);
  await beginUse(page);
  const before = await fingerprint(page);
  await press(page, 'Live');
  await expect(status(page)).toHaveText(/^Live/);
  await page.getByRole('link', { name: 'Cost' }).click();
  await expect.poll(() => trackStates(page)).toEqual(['ended']);
  await page.getByRole('link', { name: 'Explore' }).click();
  await expect.poll(() => fingerprint(page)).toBe(before);

  await press(page, 'Live');
  await expect(status(page)).toHaveText(/^Live/);
  await page.getByRole('button', { name: /golf ball/i }).click();
  await expect.poll(() => trackStates(page)).toEqual(['ended', 'ended']);
  await expect(button(page, 'Live')).toHaveAttribute('aria-pressed', 'false');

  await press(page, 'Live');
  await expect(status(page)).toHaveText(/^Live/);
  await context.clearPermissions();
  await expect(bar(page).getByRole('alert')).toContainText('The camera was disconnected');
  await bar(page).getByRole('button', { name: 'Try again' }).click();
  await expect(bar(page).getByRole('alert')).toContainText('did not let this page use the camera');

  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3840, 2160];
    const context = canvas.getContext('2d');
    navigator.mediaDevices.getUserMedia = async () => {
      const stream = canvas.captureStream();
      setInterval(() => context?.fillRect(0, 0, 1, 1), 200);
      return stream;
    };
  });
  await bar(page).getByRole('button', { name: 'Try again' }).click();
  await expect(fedPicture(page)).toContainText('1280 × 720, upright → 227 × 227');
  await press(page, 'Freeze');
  await expect(fedPicture(page)).toContainText('3840 × 2160, upright → 227 × 227');
});
