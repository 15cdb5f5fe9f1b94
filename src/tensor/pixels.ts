/** An RGBA picture, 8 bits a value, rows from the top: exactly what is shown and what is fed. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * A picture as it comes from the decoder: RGBA, or, where an order is stated, opaque as browsers hold a photograph, with a fourth byte that
 * means nothing. To turn that round as a whole would take longer than to resample it.
 */
export interface Decoded extends Pixels {
  order?: 'BGRX' | 'RGBX';
}

/** How the picture is brought to the square that the network sees. */
export type Fit = 'warp' | 'cover' | 'contain';
export const fits: readonly Fit[] = ['warp', 'cover', 'contain'];

/**
 * What a model wants its input to be. `size` is the side fed to the network, `resize` the side of the square it is
 * cropped from, `via` an intermediate side (the picture is first resampled to that many pixels, for networks that
 * have only seen blurred pictures). value = (byte * scale - mean) / std per plane, planes in `order`.
 * `mean` and `std` are given in the order of the planes.
 */
export interface InputRecipe {
  size: number;
  resize: number;
  via: number | null;
  order: 'BGR' | 'RGB';
  scale: number;
  mean: readonly [number, number, number];
  std: readonly [number, number, number];
}

/** A rectangle in pixels; fractions allowed. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture brought to a network's input size, and where it came from. */
export interface Framed {
  /** size x size, opaque. */
  pixels: Pixels;
  /** Upright size of the decoded picture. */
  source: { width: number; height: number };
  /** The part of the upright source that the network sees, in source pixels; beyond the source where it was padded. */
  crop: Rect;
  /** True when the picture already had the network's size and was fed byte for byte. */
  unchanged: boolean;
}
