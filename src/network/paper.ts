/**
 * Figures of the literature that the page quotes: Iandola, Han, Moskewicz, Ashraf, Dally and Keutzer, "SqueezeNet:
 * AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size", arXiv:1602.07360v4. Accuracies are shares of
 * the 50,000 ImageNet validation pictures; sizes are as printed there, where MB counts 2^20 bytes.
 */

/** Table 2: approaches to model compression. */
export interface CompressionRow {
  network: 'AlexNet' | 'SqueezeNet';
  approach: 'none' | 'svd' | 'pruning' | 'deep-compression';
  bits: 32 | 8 | 6;
  megabytes: number;
  /** AlexNet's 240 MB divided by this size, as printed. */
  ratio: number;
  top1: number;
  top5: number;
}

const alex = { network: 'AlexNet', top1: 0.572, top5: 0.803 } as const;
const squeeze = { network: 'SqueezeNet', top1: 0.575, top5: 0.803 } as const;

export const table2: readonly CompressionRow[] = [
  { ...alex, approach: 'none', bits: 32, megabytes: 240, ratio: 1 },
  { ...alex, approach: 'svd', bits: 32, megabytes: 48, ratio: 5, top1: 0.56, top5: 0.794 },
  { ...alex, approach: 'pruning', bits: 32, megabytes: 27, ratio: 9 },
  { ...alex, approach: 'deep-compression', bits: 8, megabytes: 6.9, ratio: 35 },
  { ...squeeze, approach: 'none', bits: 32, megabytes: 4.8, ratio: 50 },
  { ...squeeze, approach: 'deep-compression', bits: 8, megabytes: 0.66, ratio: 363 },
  { ...squeeze, approach: 'deep-compression', bits: 6, megabytes: 0.47, ratio: 510 },
];

/** Table 3: bypass connections. */
export interface BypassRow {
  bypass: 'none' | 'simple' | 'complex';
  top1: number;
  top5: number;
  megabytes: number;
}

export const table3: readonly BypassRow[] = [
  { bypass: 'none', top1: 0.575, top5: 0.803, megabytes: 4.8 },
  { bypass: 'simple', top1: 0.604, top5: 0.825, megabytes: 4.8 },
  { bypass: 'complex', top1: 0.588, top5: 0.82, megabytes: 7.7 },
];

/** Figure 3: a point of the design space, as far as the paper's text gives it; null size where it does not. */
export interface DesignPoint {
  /** Squeeze ratio, or share of 3x3 filters in the expand layers. */
  share: number;
  top5: number;
  megabytes: number | null;
}

/** Squeeze ratio, with half of the expand filters 3x3: from 0.75 to 1 nothing is gained. */
export const figure3Squeeze: readonly DesignPoint[] = [
  { share: 0.125, top5: 0.803, megabytes: 4.8 },
  { share: 0.75, top5: 0.86, megabytes: 19 },
  { share: 1, top5: 0.86, megabytes: null },
];

/** Share of 3x3 filters, at a squeeze ratio of 0.5: from one half on nothing is gained. */
export const figure3Expand: readonly DesignPoint[] = [
  { share: 0.5, top5: 0.853, megabytes: 13 },
  { share: 0.99, top5: 0.853, megabytes: 21 },
];
