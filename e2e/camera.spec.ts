import { launchArguments } from '../scripts/chromium-arguments.mjs';
import { bring, fingerprint, openLive, predictions } from './page';
import { expect, test } from './support';

const executablePath = process.env['SQUEEZELENS_CHROMIUM'];
test.use({
  launchOptions: {
    args: [...launchArguments, '--use-fake-device-for-media-stream'],
    ...(executablePath ? { executablePath } : {}),
  },
});

test('a picture from the camera: previewed, snapped, and the camera let go', async ({ page, context }) => {
  await context.grantPermissions(['camera']);
  await openLive(page);
  await page.getByRole('button', { name: 'Camera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Camera' });
  await expect(dialog.getByRole('button', { name: 'Snap' })).toBeEnabled();
  const track = await dialog
    .locator('video')
    .evaluateHandle(({ srcObject }: HTMLVideoElement) =>
      srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0] : undefined,
    );
  expect(await track.evaluate((one) => one?.readyState)).toBe('live');
  await bring(page, () => dialog.getByRole('button', { name: 'Snap' }).click());
  await expect(dialog).toHaveCount(0);
  expect(await track.evaluate((one) => one?.readyState)).toBe('ended');
  await expect(page.getByRole('figure', { name: 'Input picture' })).toContainText(/\d+ × \d+.* → 227 × 227/);
  expect(await predictions(page)).toHaveLength(5);
});

test('the camera is refused, then allowed', async ({ page, context }) => {
  await openLive(page);
  const before = await fingerprint(page);
  await page.getByRole('button', { name: 'Camera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Camera' });
  await expect(dialog.getByRole('alert')).toContainText('did not let this page use the camera');
  await expect(dialog.getByRole('alert')).toContainText('Allow the camera');
  await context.grantPermissions(['camera']);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('button', { name: 'Snap' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await fingerprint(page)).toBe(before);
});

test('the camera is taken away while it is previewed', async ({ page, context }) => {
  await context.grantPermissions(['camera']);
  await openLive(page);
  await page.getByRole('button', { name: 'Camera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Camera' });
  await expect(dialog.getByRole('button', { name: 'Snap' })).toBeEnabled();
  await context.clearPermissions();
  await expect(dialog.getByRole('alert')).toContainText('disconnected');
  await context.grantPermissions(['camera']);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await bring(page, () => dialog.getByRole('button', { name: 'Snap' }).click());
});

test('no camera: the page says that there is none', async ({ page, context }) => {
  await context.grantPermissions(['camera']);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
  await openLive(page);
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('No camera was found');
});
