import { bytes, number, significant } from './format';

const seconds = (value: number) => `${number('en', value, 1)} s`;

/** Words of the running camera, in English. */
export const liveEn = {
  name: 'Live camera',
  live: 'Live',
  freeze: 'Freeze',
  step: 'Step',
  pace: (fps: number, ms: number) =>
    `${number('en', fps, 1)} frames/s · ${number('en', ms, ms < 10 ? 1 : 0)} ms a run`,
  status: (fps: number, ms: number, device: string) =>
    `Live: ${number('en', fps, 1)} frames/s · ${number('en', ms, ms < 10 ? 1 : 0)} ms · ${device}`,
  waiting: 'Waiting for the first frames.',
  moment: 'Moment',
  at: (frame: number, before: number, first: string | null) =>
    `Frame ${number('en', frame)}, ${before === 0 ? 'the newest' : `${seconds(before)} before the newest`}${first === null ? '' : `: ${first}`}`,
  whole: (frame: number, before: number) =>
    `Network map and all else that shows every layer: frame ${number('en', frame)}, ${seconds(before)} earlier; freeze, and they show this one.`,
  keeps: (span: number, most: number) =>
    `Kept in this tab: the last ${number('en', span)} seconds as the network saw them, at most ${bytes('en', most)}.`,
  hidden: {
    message: 'The live camera was stopped because the page was hidden.',
    advice: 'Start it again when you like.',
  },
  channel: (layer: string, channel: number) => `${layer} channel ${channel}`,
  pin: (channel: string) => `Pin ${channel}`,
  noPin: 'To follow a channel over time, choose it in the grid, then pin it; up to four.',
  unpin: (channel: string) => `Unpin ${channel}`,
  unpinShort: 'Unpin',
  pinned: 'Pinned channels',
  legend: 'Pinned channels, legend',
  pinnedNote: (span: number) =>
    `Mean of each channel after ReLU in every frame, over the last ${number('en', span)} seconds.`,
  meanAxis: 'mean activation',
  secondsBefore: 'seconds before the newest frame',
  followed: (channel: string, newest: number, least: number, most: number) =>
    `${channel}: ${significant('en', newest, 3)} now, between ${significant('en', least, 3)} and ${significant('en', most, 3)}`,
};

export type LiveWords = typeof liveEn;
