import { useState } from 'preact/compat';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { Camera } from './Camera';

let opened: MediaStream[] = [];
const live = () =>
  opened.flatMap((each) => each.getTracks()).filter(({ readyState }) => readyState === 'live');

/** A stream of 64 x 48: red on the left half, blue on the right. */
function redBlue(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 48;
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream();
  const paint = () => {
    if (!context || !stream.active) return;
    context.fillStyle = '#f00';
    context.fillRect(0, 0, 32, 48);
    context.fillStyle = '#00f';
    context.fillRect(32, 0, 32, 48);
    requestAnimationFrame(paint);
  };
  paint();
  opened.push(stream);
  return stream;
}

const device = (deviceId: string, label: string, kind: MediaDeviceKind = 'videoinput'): MediaDeviceInfo => ({
  deviceId,
  groupId: '',
  kind,
  label,
  toJSON: () => ({}),
});
const microphone = device('mic', 'Microphone', 'audioinput');

const answer = (stream: () => Promise<MediaStream>) =>
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(stream);
const devices = (...all: MediaDeviceInfo[]) =>
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(all);

beforeEach(() => {
  opened = [];
  answer(() => Promise.resolve(redBlue()));
  devices(device('front', 'Front'), microphone);
});
afterEach(() => {
  for (const track of live()) track.stop();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

const onPicture = vi.fn<(picture: Blob) => void>();

/** A camera that goes away when it is closed. */
function Host() {
  const [open, setOpen] = useState(true);
  return open && <Camera onPicture={onPicture} onClose={() => setOpen(false)} />;
}

test('snaps the full picture, not mirrored though the preview is, and lets the camera go', async () => {
  const page = show(<Host />);
  const dialog = page.getByRole('dialog', { name: 'Camera' });
  const snap = dialog.getByRole('button', { name: 'Snap' });
  await expect.element(snap).toBeEnabled();
  expect(live()).toHaveLength(1);
  const video = dialog.getByLabelText('Camera preview');
  expect(getComputedStyle(video.element()).transform).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  await expect.element(dialog.getByLabelText('Device')).not.toBeInTheDocument();
  expect(await faults(page.container)).toEqual([]);

  await snap.click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.poll(live).toEqual([]);
  const [picture] = onPicture.mock.lastCall ?? [];
  if (!picture) throw new Error('no picture');
  expect(picture.type).toBe('image/png');
  const bitmap = await createImageBitmap(picture);
  expect([bitmap.width, bitmap.height]).toEqual([64, 48]);
  const context = new OffscreenCanvas(64, 48).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0] = context?.getImageData(8, 24, 1, 1).data ?? [];
  expect(red).toBeGreaterThan(200);
  expect(blue).toBeLessThan(50);
});

test.each([
  ['the button', () => userEvent.keyboard('{Tab}{Enter}')],
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['leaving the page', () => window.dispatchEvent(new Event('pagehide'))],
])('%s closes it and lets the camera go', async (_, close) => {
  const page = show(<Host />);
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeEnabled();
  await close();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.poll(live).toEqual([]);
});

test('hiding the page closes it', async () => {
  const page = show(<Host />);
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeEnabled();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.poll(live).toEqual([]);
});

test('a camera that comes after the dialog has gone is let go at once', async () => {
  const waiting: ((stream: MediaStream) => void)[] = [];
  answer(() => new Promise((resolve) => waiting.push(resolve)));
  const page = show(<Host />);
  await expect.element(page.getByText(/^Waiting for the camera/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeDisabled();
  expect(await faults(page.container)).toEqual([]);
  page.unmount();
  for (const give of waiting) give(redBlue());
  expect(opened).not.toEqual([]);
  await expect.poll(live).toEqual([]);
});

test.each([
  ['NotAllowedError', 'The browser did not let this page use the camera.'],
  ['NotFoundError', 'No camera was found.'],
  ['OverconstrainedError', 'No camera was found.'],
  ['NotReadableError', 'The camera could not be started: another program may be using it.'],
])('%s is said, and trying again helps', async (name, message) => {
  answer(() => Promise.reject(new DOMException('', name)));
  const page = show(<Host />);
  await expect.element(page.getByRole('alert')).toHaveTextContent(message);
  expect(await faults(page.container)).toEqual([]);
  answer(() => Promise.resolve(redBlue()));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeEnabled();
});

test('a camera pulled out is said', async () => {
  const page = show(<Host />, zh);
  await expect.element(page.getByRole('button', { name: '拍摄' })).toBeEnabled();
  live()[0]?.dispatchEvent(new Event('ended'));
  await expect.element(page.getByRole('alert')).toHaveTextContent('摄像头已断开');
});

test('where the browser offers none, that is said', async () => {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
  const page = show(<Host />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('offers no camera');
});

test('of several cameras one is chosen, and the other is let go', async () => {
  devices(device('front', 'Front'), microphone, device('back', ''));
  const page = show(<Host />);
  const choice = page.getByLabelText('Device');
  await expect.element(choice).toBeVisible();
  expect([...choice.element().children].map((option) => option.textContent)).toEqual(['Front', 'camera 2']);
  const [before] = live();
  const ask = answer(() => Promise.resolve(redBlue()));
  await choice.selectOptions('back');
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeEnabled();
  expect(ask.mock.lastCall?.[0]?.video).toMatchObject({ deviceId: { exact: 'back' } });
  expect(before?.readyState).toBe('ended');
  expect(live()).toHaveLength(1);
  expect(await faults(page.container)).toEqual([]);
});

test('a camera that looks away from the person is not mirrored', async () => {
  answer(() => {
    const stream = redBlue();
    for (const track of stream.getTracks())
      vi.spyOn(track, 'getSettings').mockReturnValue({ facingMode: 'environment' });
    return Promise.resolve(stream);
  });
  const page = show(<Host />);
  await expect.element(page.getByRole('button', { name: 'Snap' })).toBeEnabled();
  expect(getComputedStyle(page.getByLabelText('Camera preview').element()).transform).toBe('none');
});
