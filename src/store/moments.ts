import type { ModelId } from '../engine/engine';
import type { LayerKey } from '../network/types';
import type { Pixels } from '../tensor/pixels';
import type { Ranked } from '../tensor/rank';

/** A channel whose mean is followed. */
export interface Pin {
  layer: LayerKey;
  channel: number;
}

export function samePin(a: Pin, b: Pin): boolean {
  return a.layer === b.layer && a.channel === b.channel;
}

/** What is kept of one frame of the camera. */
export interface Moment {
  /** Number of the frame among those that were run, from 1. */
  frame: number;
  /** When its result came, in milliseconds. */
  time: number;
  model: ModelId;
  /** Milliseconds of the runtime's own run. */
  runMs: number;
  /** What the network was fed. */
  pixels: Pixels;
  /** The most probable classes. */
  first: readonly Ranked[];
  /** Means of the channels that were pinned then. */
  means: readonly (Pin & { mean: number })[];
}

export const KEPT_MS = 10_000;
/** However fast the frames come: so that what is kept stays below 62 MB with 227 x 227 pixels. */
export const MOST = 300;

/** Adds the newest moment, and lets go of those more than ten seconds older, and of all of another model. */
export function withMoment(moments: readonly Moment[], moment: Moment): readonly Moment[] {
  const kept = moments.filter(({ time, model }) => model === moment.model && time >= moment.time - KEPT_MS);
  return [...kept, moment].slice(-MOST);
}

export interface Pace {
  /** Frames a second that were run and shown. */
  fps: number;
  /** Milliseconds of a run. */
  ms: number;
}

/** Over the frames of the second before the newest, at least the last two; null until there are two. */
export function paceOf(moments: readonly Moment[]): Pace | null {
  const newest = moments.at(-1);
  const within = moments.filter(({ time }) => newest && time > newest.time - 1000);
  const counted = within.length > 1 ? within : moments.slice(-2);
  const [first] = counted;
  if (!first || !newest || newest.time <= first.time) return null;
  return {
    fps: (1000 * (counted.length - 1)) / (newest.time - first.time),
    ms: counted.reduce((sum, { runMs }) => sum + runMs, 0) / counted.length,
  };
}

/** The means of a pinned channel; null where it was not pinned yet. */
export function meansOf(moments: readonly Moment[], pin: Pin): (number | null)[] {
  return moments.map(({ means }) => means.find((each) => samePin(each, pin))?.mean ?? null);
}
