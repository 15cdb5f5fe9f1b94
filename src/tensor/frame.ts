import { flatten, type Colour } from './flatten';
import type { Decoded, Fit, Framed, InputRecipe, Pixels, Rect } from './pixels';
import { resample } from './resample';

/** The colour that the recipe turns into zeros, to the nearest byte: what padding and transparency are filled with. */
export function meanColour({ order, scale, mean }: InputRecipe): Colour {
  const [first, second, third] = mean;
  const byte = (value: number) => Math.min(255, Math.max(0, Math.round(value / scale)));
  return order === 'RGB'
    ? [byte(first), byte(second), byte(third)]
    : [byte(third), byte(second), byte(first)];
}

/**
 * Brings an upright picture of any size to the network's square, by way of `recipe.via` where there is one:
 * - `warp`, the authors' way: the whole picture squeezed to `resize` a side, centre cropped to `size`;
 * - `cover`: the same with the largest central square of the picture, so nothing is distorted;
 * - `contain`: the whole picture, its longer side `size`, on the recipe's mean colour.
 * A picture that is `size` x `size` already is never resampled.
 */
export function frame(source: Decoded, recipe: InputRecipe, fit: Fit): Framed {
  const { width, height } = source;
  const { size } = recipe;
  const background = meanColour(recipe);
  const opaque: Decoded = source.order ? source : flatten(source, background);
  const all = { x: 0, y: 0, width, height };
  const sized = width === size && height === size;
  const framed = sized
    ? { pixels: opaque.order ? resample(opaque, size, size) : opaque, crop: all }
    : fit === 'contain'
      ? contained(opaque, recipe, background)
      : cropped(opaque, recipe, fit === 'warp' ? all : centralSquare(source));
  return { ...framed, source: { width, height }, unchanged: sized && opaque === source };
}

type Fed = Pick<Framed, 'pixels' | 'crop'>;

function centralSquare({ width, height }: Pixels): Rect {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
}

/** `part` of the picture at `resize` a side, and the centre of that; an odd margin leaves its odd pixel below and right. */
function cropped(source: Decoded, { size, resize, via }: InputRecipe, part: Rect): Fed {
  const square =
    via === null
      ? resample(source, resize, resize, part)
      : resample(resample(source, via, via, part), resize, resize);
  const margin = Math.floor((resize - size) / 2);
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    const from = ((y + margin) * resize + margin) * 4;
    data.set(square.data.subarray(from, from + size * 4), y * size * 4);
  }
  const across = part.width / resize;
  const down = part.height / resize;
  const crop = {
    x: part.x + margin * across,
    y: part.y + margin * down,
    width: size * across,
    height: size * down,
  };
  return { pixels: { width: size, height: size, data }, crop };
}

function contained(source: Decoded, { size, resize, via }: InputRecipe, background: Colour): Fed {
  const longer = Math.max(source.width, source.height);
  const fitted = (picture: Decoded, side: number) =>
    resample(
      picture,
      Math.max(1, Math.round((source.width * side) / longer)),
      Math.max(1, Math.round((source.height * side) / longer)),
    );
  const inner = fitted(via === null ? source : fitted(source, Math.round((via * size) / resize)), size);
  const left = Math.floor((size - inner.width) / 2);
  const top = Math.floor((size - inner.height) / 2);
  const pixels = blank(size, background);
  for (let y = 0; y < inner.height; y++)
    pixels.data.set(
      inner.data.subarray(y * inner.width * 4, (y + 1) * inner.width * 4),
      ((y + top) * size + left) * 4,
    );
  const across = source.width / inner.width;
  const down = source.height / inner.height;
  return {
    pixels,
    crop: { x: 0 - left * across, y: 0 - top * down, width: size * across, height: size * down },
  };
}

function blank(side: number, [r, g, b]: Colour): Pixels {
  const data = new Uint8ClampedArray(side * side * 4);
  const [pixel = 0] = new Uint32Array(Uint8Array.of(r, g, b, 255).buffer);
  new Uint32Array(data.buffer).fill(pixel);
  return { width: side, height: side, data };
}
