import type { Layer, LayerKey } from '../network/types';
import type { InputRecipe, Pixels } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';
import type { Tap } from './window';

/** One number of a run: a position in a channel of a layer's output (after its folded ReLU). */
export interface Site {
  key: LayerKey;
  channel: number;
  row: number;
  column: number;
}

/** Where a term leads: to a number one layer down, or outside of that layer's map. */
export type Source = Site | Exclude<Tap['place'], 'inside'>;

/** A number that was read; 0 where the window reaches outside. */
export interface Term {
  value: number;
  source: Source;
}

/** weight x value: what convolutions and linear layers add up. */
export interface Product extends Term {
  weight: number;
  product: number;
}

/** What one input channel adds to a convolution. */
export interface ChannelTerm {
  channel: number;
  contribution: number;
  /** In the kernel's order: row by row from the top. */
  products: readonly Product[];
  /** Where the product of the largest absolute value comes from. */
  source: Source;
}

/** A term of the softmax: power = exp(value - largest). */
export interface Power extends Term {
  power: number;
}

/** The end of every recomputation, in float64. `sumOfAbs` is the yardstick of the verdict. */
export interface Outcome {
  /** Before the folded ReLU; the same as `value` where the layer has none. */
  before: number;
  value: number;
  /** Sum of the absolute values of all terms, the bias among them. */
  sumOfAbs: number;
}

/** How a value came to be. Terms of a sum come in order of their absolute value, NaN first, then the largest. */
export type Explanation =
  /** value = (byte * scale - mean) / std, at column x and row y of the picture as it was fed. */
  | {
      kind: 'input';
      colour: 'R' | 'G' | 'B';
      x: number;
      y: number;
      byte: number;
      scale: number;
      mean: number;
      std: number;
      outcome: Outcome;
    }
  | { kind: 'conv'; channels: readonly ChannelTerm[]; bias: number | null; outcome: Outcome }
  | { kind: 'linear'; products: readonly Product[]; bias: number | null; outcome: Outcome }
  /** `terms` in the window's order; `winners` are places in it: several where equals share the maximum. */
  | { kind: 'maxpool'; terms: readonly Term[]; winners: readonly number[]; outcome: Outcome }
  /** value = sum / count; `terms` in the window's order. */
  | { kind: 'average'; terms: readonly Term[]; sum: number; count: number; outcome: Outcome }
  | { kind: 'add'; terms: readonly Term[]; outcome: Outcome }
  /** The number of input `input` (its place in the layer's inputs), taken over unchanged. */
  | { kind: 'concat'; input: number; term: Term; outcome: Outcome }
  | { kind: 'relu'; term: Term; outcome: Outcome }
  /** value = own.power / sum; `classes` by power, largest first. */
  | {
      kind: 'softmax';
      own: Power;
      classes: readonly Power[];
      largest: number;
      sum: number;
      outcome: Outcome;
    }
  | { kind: 'unavailable'; reason: Unavailable };

/**
 * `operation`: this page does not know its arithmetic; `tensors`, `weights`, `picture`: these were not given;
 * `shape`: what was given does not fit together.
 */
export type Unavailable = 'operation' | 'tensors' | 'weights' | 'picture' | 'shape';

/** Weights as the file stores them (OIHW for a convolution) and biases of one layer. */
export interface Parameters {
  weight: Tensor;
  bias: Tensor | null;
}

export interface Question {
  layer: Layer;
  channel: number;
  row: number;
  column: number;
  /** Outputs of `layer.inputs`, in that order. What the runtime says of the layer itself is never read. */
  inputs: readonly Tensor[];
  /** Only needed for a layer that has weights. */
  parameters: Parameters | null;
  /** Only needed for the input: what was fed, and how it became numbers. */
  picture: { pixels: Pixels; recipe: InputRecipe } | null;
}
