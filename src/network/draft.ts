import type { Layer } from './types';

/** A layer that has no key yet; its inputs are places in the list of drafts. */
export interface Draft extends Omit<Layer, 'key' | 'role' | 'inputs' | 'nodes'> {
  /** What the file calls it: the key of last resort. */
  name: string;
  inputs: readonly number[];
  nodes: string[];
}
