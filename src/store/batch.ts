import type { Failure, ModelId } from '../engine/engine';
import type { Dependence } from '../tensor/cka';
import type { Ranked } from '../tensor/rank';

/** A file that may be a picture, and its class where that is known. */
export interface BatchFile {
  name: string;
  blob: Blob;
  /** The name of a sample, which a link can bring back. */
  sample: boolean;
  label: number | null;
}

/** What two models said of one picture. */
export interface BatchEntry extends BatchFile {
  tops: readonly [readonly Ranked[], readonly Ranked[]];
  /** Between the two distributions, 0 to 1. */
  distance: number;
}

/** Two models on many pictures. Only first guesses stay with the page, and the channel means of one part of the pictures. */
export interface Batch {
  status: 'idle' | 'running' | 'paused' | 'done' | 'failed';
  models: readonly [ModelId, ModelId] | null;
  total: number;
  entries: readonly BatchEntry[];
  /** How many runs had been kept from before, as pictures. */
  kept: number;
  /** Nothing new can be kept: another start begins anew. */
  unkept: boolean;
  skipped: readonly { name: string; why: 'type' | 'unreadable' }[];
  similarity: { layers: readonly [readonly string[], readonly string[]]; found: Dependence } | null;
  failure: Failure | null;
}

export const noBatch: Batch = {
  status: 'idle',
  models: null,
  total: 0,
  entries: [],
  kept: 0,
  unkept: false,
  skipped: [],
  similarity: null,
  failure: null,
};
