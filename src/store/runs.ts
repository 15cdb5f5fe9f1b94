import type { Activations, Failure, ModelId } from '../engine/engine';
import type { Fit, Framed } from '../tensor/pixels';

/** Where a picture came from; names are shown as text only. */
export type Origin =
  | { kind: 'sample'; file: string }
  | { kind: 'file'; name: string }
  | { kind: 'camera' }
  | { kind: 'clipboard' }
  /** The small copy that a link carried. */
  | { kind: 'link' };

/** A picture that was put in. `url` shows the original; `id` ties results to it. */
export interface InputPicture {
  id: string;
  blob: Blob;
  url: string;
  origin: Origin;
}

/** A picture together with everything that one run of one model said of it: they are only ever shown together. */
export interface Result {
  picture: InputPicture;
  fit: Fit;
  framed: Framed;
  activations: Activations;
  /** Milliseconds of the run, or null for a recorded result. */
  runMs: number | null;
  /** Recorded beforehand by the native runtime, shown until the live result is there. */
  recorded: boolean;
}

/** State of one model's run; `last` is the last good result, which stays until a newer one is whole. */
export type Run =
  | { status: 'idle'; last: null }
  | { status: 'running'; last: Result | null }
  | { status: 'done'; last: Result }
  | { status: 'failed'; failure: Failure; of: InputPicture['id']; last: Result | null };

export const idle: Run = { status: 'idle', last: null };

/** Whether this run already answers for the picture, fitted this way, with the tensors that are asked for. */
export function answers(run: Run, picture: InputPicture, fit: Fit, pre: boolean): boolean {
  const { last } = run;
  return (
    last !== null &&
    !last.recorded &&
    last.picture.id === picture.id &&
    last.fit === fit &&
    (!pre || last.activations.pre.size > 0)
  );
}

export type Runs = Readonly<Record<ModelId, Run>>;
