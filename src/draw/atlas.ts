import { extents, plane, type Tensor } from '../tensor/tensor';
import type { Domain } from './domain';
import type { Palette } from './palette';
import { paint } from './raster';

/** Planes of one size in a grid, on a canvas of `width` x `height`; all lengths in data pixels, one a value. */
export interface AtlasLayout {
  cells: number;
  columns: number;
  rows: number;
  /** Size of a cell: one plane. */
  cell: { width: number; height: number };
  /** Between two cells; wider between large planes, so that it is still seen when the canvas is shown smaller. */
  gap: number;
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The layout of `channels` planes, `columns` side by side. */
export function atlasLayout({
  channels,
  height,
  width,
  columns,
}: {
  channels: number;
  height: number;
  width: number;
  columns: number;
}): AtlasLayout {
  const rows = Math.ceil(channels / columns);
  const gap = Math.max(1, Math.round(Math.max(width, height) / 32));
  return {
    cells: channels,
    columns,
    rows,
    cell: { width, height },
    gap,
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
  };
}

/** Where cell `index` lies on the canvas. */
export function cellBox({ columns, cell, gap }: AtlasLayout, index: number): Box {
  return {
    x: (index % columns) * (cell.width + gap),
    y: Math.floor(index / columns) * (cell.height + gap),
    ...cell,
  };
}

/** The cell at a point of the canvas; null in a gap, outside, and where the last row has no more cells. */
export function hit(layout: AtlasLayout, x: number, y: number): number | null {
  const { columns, rows, cell, gap, cells } = layout;
  const column = Math.floor(x / (cell.width + gap));
  const row = Math.floor(y / (cell.height + gap));
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  const index = row * columns + column;
  const box = cellBox(layout, index);
  return index < cells && x < box.x + box.width && y < box.y + box.height ? index : null;
}

/** The value of the hit cell that is at a point of the canvas, by its place in the plane; null where no cell is. */
export function valueAt(layout: AtlasLayout, x: number, y: number): { row: number; column: number } | null {
  const index = hit(layout, x, y);
  if (index === null) return null;
  const box = cellBox(layout, index);
  return { row: Math.floor(y - box.y), column: Math.floor(x - box.x) };
}

/** What goes on the canvas: RGBA for an `ImageData`, transparent between the cells. */
export interface Atlas {
  layout: AtlasLayout;
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Paints the channels of a tensor into the cells, cell i showing channel `order[i]`, coloured by the one domain or by
 * the channel's own (`domains[channel]`). `reuse` is an atlas that is no longer wanted: one of the very same layout is painted over,
 * of another its memory is taken where that is enough. Throws RangeError when the layout is not one for this tensor and order.
 */
export function paintAtlas(
  tensor: Tensor,
  order: readonly number[],
  domains: readonly Domain[],
  palette: Palette,
  layout: AtlasLayout,
  reuse?: Atlas,
): Atlas {
  const { height, width } = extents(tensor);
  const { cell, cells } = layout;
  if (order.length !== cells || height !== cell.height || width !== cell.width)
    throw new RangeError(
      `${order.length} planes of ${width} x ${height} in ${cells} cells of ${cell.width} x ${cell.height}`,
    );
  const atlas = reuse?.layout === layout ? reuse : blank(layout, reuse?.data.buffer);
  const pixels = new Uint32Array(atlas.data.buffer);
  order.forEach((channel, i) => {
    const domain = domains[domains.length === 1 ? 0 : channel];
    if (!domain) throw new RangeError(`${domains.length} domains, none for channel ${channel}`);
    const { x, y } = cellBox(layout, i);
    paint(plane(tensor, channel), domain, palette, pixels, y * layout.width + x, layout.width);
  });
  return atlas;
}

/** Transparent, in memory that was written before if there is enough of it: of the time to write fresh memory, more than half is the system's. */
function blank(layout: AtlasLayout, memory?: ArrayBuffer): Atlas {
  const { width, height } = layout;
  const bytes = width * height * 4;
  const data =
    memory && memory.byteLength >= bytes
      ? new Uint8ClampedArray(memory, 0, bytes).fill(0)
      : new Uint8ClampedArray(bytes);
  return { layout, width, height, data };
}
