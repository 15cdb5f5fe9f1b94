import type { Failure, ModelId, Subject } from '../engine/engine';
import type { Peak } from '../engine/peak';
import type { Profile } from '../engine/profile';

/** What is being measured, if anything; only one thing is at a time. */
export type Measuring =
  | { status: 'idle' }
  | { status: 'running'; run: number; runs: number }
  | { status: 'failed'; failure: Failure };

/** A network of another size or width, and how long it took. */
export interface ScalingSample {
  model: ModelId;
  dial: 'size' | 'width';
  setting: number;
  ms: readonly number[];
}

/** All that has been measured on this device since the page was opened. */
export interface Measurements {
  profiles: Readonly<Record<ModelId, Profile>>;
  peak: Peak | null;
  scaling: readonly ScalingSample[];
  inTurn: InTurn | null;
}

/** Models timed in turn: milliseconds of every round, one for each model, so that what slows the machine slows all. */
export interface InTurn {
  models: readonly ModelId[];
  rounds: readonly (readonly number[])[];
}

export const nothingMeasured: Measurements = { profiles: {}, peak: null, scaling: [], inTurn: null };

/** ONNX bytes to be timed, made when their turn comes. */
export interface ScalingTask extends Omit<ScalingSample, 'ms'> {
  file: () => Extract<Subject, { kind: 'file' }>;
}

/** Runs of each layer profile, and of each point of a scaling curve; rounds of models in turn. */
export const RUNS = { layers: 20, scaling: 3, inTurn: 20 };
