import { topK } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import { extents, plane, type Plane, type Tensor } from '../tensor/tensor';
import { domainOver, type Kind } from './domain';
import { palette as paletteOf, type PaletteName } from './palette';
import { paint } from './raster';

/** A rectangle to be filled with maps of a layer, in device pixels. */
export interface Thumbnails {
  x: number;
  y: number;
  width: number;
  height: number;
  tensor: Tensor;
  kind: Kind;
  /** About how large one map should be, in device pixels. */
  side: number;
}

/**
 * Fills rectangles with the maps that vary most, coloured by one domain for each rectangle: an overview, not a measurement.
 * A map keeps its proportions: where a cell is narrower, it shows the middle. Returns RGBA.
 */
export function paintThumbnails(
  parts: readonly Thumbnails[],
  palette: PaletteName,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * height * 4);
  const out = new Uint32Array(data.buffer);
  for (const part of parts) {
    const [left, right] = [part.x, part.x + part.width].map((x) => within(Math.round(x), width));
    const [top, bottom] = [part.y, part.y + part.height].map((y) => within(Math.round(y), height));
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) continue;
    const { columns, rows } = thumbnailGrid(part);
    const variances = statistics(part.tensor).channels.map((channel) => channel.variance);
    const cells = topK(Float32Array.from(variances), columns * rows).map(({ index }, i) => {
      const [x, xEnd] = edges(left, right, i % columns, columns);
      const [y, yEnd] = edges(top, bottom, Math.floor(i / columns), rows);
      return { x, y, map: covering(plane(part.tensor, index), xEnd - x, yEnd - y) };
    });
    const bounds = cells.flatMap(({ map }) => range(map.data));
    const domain = domainOver(bounds, part.kind);
    const colours = paletteOf(palette, part.kind);
    for (let y = top; y < bottom; y++) out.fill(GROUND, y * width + left, y * width + right);
    for (const { x, y, map } of cells) paint(map, domain, colours, out, y * width + x, width);
  }
  return data;
}

/** Between the maps: black, opaque, in any byte order. */
const GROUND = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0] ?? 0;

/** How many maps stand side by side and one above the other in a rectangle; no more than there are. */
export function thumbnailGrid({
  width,
  height,
  side,
  tensor,
}: Pick<Thumbnails, 'width' | 'height' | 'side' | 'tensor'>): { columns: number; rows: number } {
  const { channels } = extents(tensor);
  // Low boxes have smaller maps rather than strips of large ones.
  const wanted = Math.max(side * 0.6, Math.min(side, height));
  const columns = Math.min(channels, Math.max(1, Math.round(width / wanted)));
  const rows = Math.min(Math.floor(channels / columns), Math.max(1, Math.round(height / wanted)));
  return { columns, rows };
}

/** The two edges of cell `i` of `n` between two edges; a pixel is left free before the next one. */
function edges(from: number, to: number, i: number, n: number): [number, number] {
  const at = (k: number) => Math.round(from + ((to - from) * k) / n);
  return [at(i), Math.max(at(i), at(i + 1) - (i + 1 < n ? 1 : 0))];
}

/** The middle of a map as large as it must be to cover `width` x `height` pixels: means where it shrinks, squares where it grows. */
function covering(map: Plane, width: number, height: number): Plane {
  const step = Math.min(map.width / width, map.height / height);
  const startX = (map.width - width * step) / 2;
  const startY = (map.height - height * step) / 2;
  const data = new Float32Array(width * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(startY + y * step, step, map.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = span(startX + x * step, step, map.width);
      let sum = 0;
      for (let row = top; row < bottom; row++)
        for (let i = row * map.width + left; i < row * map.width + right; i++) sum += map.data[i]!;
      data[to++] = sum / ((bottom - top) * (right - left));
    }
  }
  return { data, width, height };
}

/** The whole values that a pixel stands for, at least one. */
function span(from: number, step: number, size: number): [number, number] {
  const first = Math.min(size - 1, Math.floor(step < 1 ? from + step / 2 : from));
  return [first, Math.min(size, Math.max(first + 1, Math.floor(step < 1 ? 0 : from + step)))];
}

function range(values: Float32Array): { min: number; max: number }[] {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? [{ min, max }] : [];
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
