import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { LiveBar } from './LiveBar';

const does = () => ({
  onLive: vi.fn<() => void>(),
  onFreeze: vi.fn<() => void>(),
  onStep: vi.fn<() => void>(),
  onScrub: vi.fn<(moment: number) => void>(),
  onPin: vi.fn<() => void>(),
  onDismiss: vi.fn<() => void>(),
});
const props = {
  pace: { fps: 24.84, ms: 31.2 },
  moments: 200,
  at: 199,
  atText: 'Frame 321, the newest',
  keeps: { seconds: 10, bytes: 3 * 2 ** 20 },
  whole: { frame: 310, seconds: 0.44 },
  pin: { layer: 'fire5/expand3x3', channel: 7, free: true },
};

test('running: how fast, which frame, and every control by keyboard alone', async () => {
  const calls = does();
  const page = show(<LiveBar {...props} {...calls} state={{ kind: 'running' }} />);
  const bar = page.getByRole('region', { name: 'Live camera' });
  await expect.element(bar).toHaveTextContent('24.8 frames/s · 31 ms a run');
  await expect.element(bar).toHaveTextContent('frame 310, 0.4 s earlier');
  await expect.element(bar).toHaveTextContent('10 seconds as the network saw them, at most 3.0 MiB');
  const live = bar.getByRole('button', { name: 'Live' });
  await expect.element(live).toHaveAttribute('aria-pressed', 'true');
  await expect.element(bar.getByRole('button', { name: 'Step' })).toBeDisabled();
  const slider = bar.getByRole('slider', { name: 'Moment' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Frame 321, the newest');
  await userEvent.keyboard('{Tab}{Enter}{Tab}{Enter}{Tab}{ArrowLeft}{Tab}{Enter}');
  expect(calls.onLive).toHaveBeenCalledOnce();
  expect(calls.onFreeze).toHaveBeenCalledOnce();
  expect(calls.onScrub).toHaveBeenCalledExactlyOnceWith(198);
  expect(calls.onPin).toHaveBeenCalledOnce();
  expect(await faults(page.container)).toEqual([]);
});

test('frozen: one step more; a pin needs room', async () => {
  const calls = does();
  const full = { ...props.pin, free: false };
  const page = show(<LiveBar {...props} {...calls} state={{ kind: 'frozen' }} pin={full} />, zh);
  await expect.element(page.getByRole('button', { name: '定格' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: '单步' }).click();
  expect(calls.onStep).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: '钉住 fire5/expand3x3 通道 7' })).toBeDisabled();
  expect(await faults(page.container)).toEqual([]);
});

test.each([
  ['camera-refused', 'The browser did not let this page use the camera.'],
  ['no-camera', 'No camera was found.'],
  ['camera-lost', 'The camera was disconnected.'],
  ['hidden', 'The live camera was stopped because the page was hidden.'],
] as const)('off: %s is said, and can be tried again', async (problem, message) => {
  const calls = does();
  const page = show(<LiveBar {...props} {...calls} state={{ kind: 'off', problem }} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent(message);
  await expect.element(page.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'false');
  await expect.element(page.getByRole('slider')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(calls.onLive).toHaveBeenCalledOnce();
  expect(await faults(page.container)).toEqual([]);
});
