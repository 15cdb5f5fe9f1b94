import type { Failure, Loaded, ModelId } from '../engine/engine';
import type { Model } from '../catalog';
import type { Network } from '../network/types';

export type Loading =
  | { status: 'idle' }
  | { status: 'loading' }
  | { status: 'ready'; loaded: Loaded }
  | { status: 'failed'; failure: Failure };

/** A model of the catalog, how far it is, and its network: the recorded one until the file itself has been read. */
export interface ModelState {
  model: Model;
  loading: Loading;
  network: Network | null;
}

export type Models = Readonly<Record<ModelId, ModelState>>;
