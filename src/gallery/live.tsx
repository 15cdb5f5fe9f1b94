import type { ReactNode } from 'preact/compat';
import type { CameraProblem } from '../views/CameraPanel';
import { LiveBar, type LiveState } from '../views/LiveBar';
import { PinnedChannels } from '../views/PinnedChannels';
import { ignore } from './material';

const bar = {
  pace: { fps: 24.8, ms: 31 },
  moments: 200,
  at: 199,
  atText: 'Frame 321, the newest: lighthouse 97.1 %',
  keeps: { seconds: 10, bytes: 61_834_800 },
  whole: { frame: 310, seconds: 0.4 },
  pin: { layer: 'fire5/expand3x3', channel: 7, free: true },
  onLive: ignore,
  onFreeze: ignore,
  onStep: ignore,
  onScrub: ignore,
  onPin: ignore,
  onDismiss: ignore,
} as const;
const before = { ...bar, pace: null, moments: 0, at: -1, atText: '', keeps: null, whole: null, pin: null };
const problems: readonly (CameraProblem | 'hidden' | null)[] = ['camera-refused', 'hidden', null];
const off = (problem: (typeof problems)[number]): LiveState => ({ kind: 'off', problem });
const seconds = Array.from({ length: 51 }, (_, i) => 10 - i / 5);
const pinned = {
  channels: [
    { layer: 'fire5/expand3x3', channel: 7, means: seconds.map((at) => 5 + Math.sin(at)) },
    { layer: 'conv1', channel: 0, means: seconds.map((at) => (at > 6 ? null : at)) },
  ],
  seconds,
  span: 10,
  onUnpin: ignore,
};

/** The running camera. */
export const live: Record<string, ReactNode> = {
  ...Object.fromEntries(
    problems.map((problem) => [
      `LiveBar: ${problem ?? 'off'}`,
      <LiveBar key={problem} {...before} state={off(problem)} />,
    ]),
  ),
  'LiveBar: asking': <LiveBar {...before} state={{ kind: 'asking' }} />,
  'LiveBar: waiting': <LiveBar {...before} state={{ kind: 'running' }} />,
  'LiveBar: running': <LiveBar {...bar} state={{ kind: 'running' }} />,
  'LiveBar: frozen, no room for a pin': (
    <LiveBar {...bar} whole={null} at={100} state={{ kind: 'frozen' }} pin={{ ...bar.pin, free: false }} />
  ),
  'PinnedChannels: two': <PinnedChannels {...pinned} at={null} />,
  'PinnedChannels: frozen': <PinnedChannels {...pinned} at={4} />,
};
