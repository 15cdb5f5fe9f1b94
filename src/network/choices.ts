/**
 * What can be chosen of how networks are counted and set side by side: apart from the counting, because an address names these things
 * long before anything is counted.
 */

/** What a layer can cost. `time` is measured, all else follows from the sizes. */
export const quantities = ['macs', 'parameters', 'activations', 'weights', 'intensity', 'time'] as const;
export type Quantity = (typeof quantities)[number];

/** What is counted beside the multiply-accumulates. */
export const extraKinds = ['bias', 'relu', 'pooling', 'softmax'] as const;

/** What a cost is counted for. Null leaves what the file says. */
export interface Convention {
  /** Side of a square input picture. */
  size: number | null;
  /** Which way the output size of a pool is rounded. */
  pools: Rounding | null;
  /** Rows and columns of padding around the last convolution: the authors' deploy file of 1.0 has 1, others 0. */
  headPadding: 0 | 1 | null;
}

export const roundings = ['ceil', 'floor'] as const;
export type Rounding = (typeof roundings)[number];

/** What the file itself says. */
export const asFiled: Convention = { size: null, pools: null, headPadding: null };

/** What is set beside what in several networks: the same role, or what sees the picture with the same stride. */
export const pairings = ['role', 'stride'] as const;
export type Pairing = (typeof pairings)[number];
