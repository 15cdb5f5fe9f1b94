import type { Pixels } from './pixels';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** The picture laid on a background colour; the same object when it is opaque already, else a copy. */
export function flatten(pixels: Pixels, background: Colour): Pixels {
  const { width, height, data } = pixels;
  if (isOpaque(data)) return pixels;
  const flat = data.slice();
  for (let at = 3; at < flat.length; at += 4) {
    const alpha = flat[at]! / 255;
    for (let plane = 0; plane < 3; plane++) {
      const under = background[plane]!;
      flat[at - 3 + plane] = under + (flat[at - 3 + plane]! - under) * alpha;
    }
    flat[at] = 255;
  }
  return { width, height, data: flat };
}

function isOpaque(data: Uint8ClampedArray): boolean {
  const { length } = data;
  for (let at = 3; at < length; at += 4) if (data[at] !== 255) return false;
  return true;
}
