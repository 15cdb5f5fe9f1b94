import { plane, type Tensor } from '../tensor/tensor';
import type { Domain } from './domain';
import type { Palette } from './palette';
import { paint } from './raster';

/** A rectangle to be filled with a layer's maps, in device pixels; `order` names the channels to begin with. */
export interface Thumbnails {
  x: number;
  y: number;
  width: number;
  height: number;
  tensor: Tensor;
  order: readonly number[];
  domain: Domain;
}

/** Side of one thumbnail in device pixels: never below the least, else as wide as the rectangle allows. */
const LEAST = 10;
const MOST = 56;

/**
 * Fills rectangles with square thumbnails of the first channels in `order`, cut at the rectangle's end. A thumbnail
 * smaller than its map shows every n-th value: an overview, not a measurement.
 */
export function paintThumbnails(
  parts: readonly Thumbnails[],
  palette: Palette,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * height * 4);
  const out = new Uint32Array(data.buffer);
  for (const part of parts) {
    const left = Math.max(0, Math.round(part.x));
    const top = Math.max(0, Math.round(part.y));
    const right = Math.min(width, Math.round(part.x + part.width));
    const bottom = Math.min(height, Math.round(part.y + part.height));
    const columns = Math.max(1, Math.round((right - left) / side(part)));
    const cell = Math.max(1, Math.floor((right - left) / columns));
    part.order.slice(0, columns * Math.ceil((bottom - top) / cell)).forEach((channel, i) => {
      const x = left + (i % columns) * cell;
      const y = top + Math.floor(i / columns) * cell;
      const tile = sampled(plane(part.tensor, channel), cell, Math.min(cell, bottom - y));
      paint(tile, part.domain, palette, out, y * width + x, width);
    });
  }
  return data;
}

function side({ width, height }: Thumbnails): number {
  return Math.max(LEAST, Math.min(MOST, width, height));
}

/** The upper `height` rows of a plane shown as `side` x `side` pixels, by the nearest value. */
function sampled(map: { data: Float32Array; height: number; width: number }, side: number, height: number) {
  const data = new Float32Array(side * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * map.height) / side) * map.width;
    for (let x = 0; x < side; x++) data[to++] = map.data[row + Math.floor(((x + 0.5) * map.width) / side)]!;
  }
  return { data, width: side, height };
}
