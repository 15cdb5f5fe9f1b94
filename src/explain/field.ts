import { inputRect, type InputRect } from '../network/receptive';
import { isPointwise } from '../network/shapes';
import { layerOf, type Layer, type LayerKey, type Network } from '../network/types';

/** What an output position can depend on, by the geometry alone: theoretical, not how much it really does. */
export interface Field {
  /** In pixels of the input picture, padding included; it may begin and end outside of the picture. */
  rect: InputRect;
  /** The pixels that are really read, all within the picture; null where the position sees nothing but padding. */
  seen: InputRect | null;
  /** Rows or columns of `rect` outside of the picture. */
  outside: { top: number; left: number; bottom: number; right: number };
}

/**
 * The receptive field of a position of a layer; null where the network does not tell (an operation that this page
 * does not know on the way, a size that only a run shows). Throws RangeError for a layer or position that is not there.
 */
export function receptiveField(network: Network, key: LayerKey, row: number, column: number): Field | null {
  const layer = layerOf(network, key);
  if (!layer) throw new RangeError(`no layer ${key}`);
  const [, height, width] = network.input.shape;
  const rows = seenAlong(network, layer, 0, row);
  const columns = seenAlong(network, layer, 1, column);
  if (!rows || !columns) return null;
  const seen = rectOf(hullOf(rows), hullOf(columns));
  const all = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const rect = inputRect(layer, row, column) ?? all;
  const outside = {
    top: Math.max(0, -rect.top),
    left: Math.max(0, -rect.left),
    bottom: Math.max(0, rect.bottom - all.bottom),
    right: Math.max(0, rect.right - all.right),
  };
  return { rect, seen, outside };
}

/**
 * The positions of every layer that a pixel of the input picture reaches, as the smallest rectangle of rows and columns;
 * null for a layer that it does not reach. A layer of which the network does not tell has no entry.
 * Throws RangeError for a pixel that is not there.
 */
export function projectiveFields(
  network: Network,
  row: number,
  column: number,
): Map<LayerKey, InputRect | null> {
  const rows = reachedAlong(network, 0, row);
  const columns = reachedAlong(network, 1, column);
  return new Map(
    [...rows].flatMap(([key, mask]) => {
      const other = columns.get(key);
      return other ? [[key, rectOf(hullOf(mask), hullOf(other))]] : [];
    }),
  );
}

/** Rows (0) or columns (1). */
type Axis = 0 | 1;

/** Which rows or columns: 1 where one belongs. Gaps are possible, from dilations and from strides wider than a kernel. */
type Mask = Uint8Array;

/** Which rows or columns of its input a layer's output position reads: `count` of them, `step` apart, some perhaps outside. */
function readAlong(
  { op }: Layer,
  axis: Axis,
  at: number,
  size: number,
): { first: number; step: number; count: number } | null {
  switch (op.kind) {
    case 'conv':
    case 'maxpool':
    case 'avgpool': {
      const { kernel, strides, dilations, pads } = op.window;
      return { first: at * strides[axis] - pads[axis], step: dilations[axis], count: kernel[axis] };
    }
    case 'globalpool':
    case 'linear':
    case 'softmax':
      return { first: 0, step: 1, count: size };
    case 'input':
    case 'concat':
    case 'add':
    case 'relu':
      return { first: at, step: 1, count: 1 };
    case 'other':
      return isPointwise(op) ? { first: at, step: 1, count: 1 } : null;
  }
}

/** Rows or columns of a layer's output: one for [channels]; null where only a run can tell. */
function sizeAlong({ shape }: Layer, axis: Axis): number | null {
  return shape && (shape[axis + 1] ?? 1);
}

/** From the layer back to the picture, through every layer that it depends on. */
function seenAlong(network: Network, layer: Layer, axis: Axis, at: number): Mask | null {
  const size = sizeAlong(layer, axis);
  if (size === null) return null;
  const layers = new Map(network.layers.map((layer) => [layer.key, layer]));
  const wanted = new Map([[layer.key, single(size, at)]]);
  for (const current of network.layers.toReversed()) {
    const mask = wanted.get(current.key);
    if (!mask) continue;
    if (current.op.kind === 'input') return mask;
    for (const key of current.inputs) {
      const source = layers.get(key);
      const extent = source ? sizeAlong(source, axis) : null;
      if (extent === null) return null;
      const below = wanted.get(key) ?? new Uint8Array(extent);
      wanted.set(key, below);
      for (let position = 0; position < mask.length; position++) {
        if (!mask[position]) continue;
        const read = readAlong(current, axis, position, extent);
        if (!read) return null;
        for (let i = 0; i < read.count; i++) {
          const index = read.first + i * read.step;
          if (index >= 0 && index < extent) below[index] = 1;
        }
      }
    }
  }
  return null;
}

/** From one row or column of the picture on, through all layers. */
function reachedAlong(network: Network, axis: Axis, at: number): Map<LayerKey, Mask> {
  const reached = new Map<LayerKey, Mask>();
  for (const layer of network.layers) {
    const size = sizeAlong(layer, axis);
    if (size === null) continue;
    if (layer.op.kind === 'input') {
      reached.set(layer.key, single(size, at));
      continue;
    }
    const masks = layer.inputs.map((key) => reached.get(key));
    const mask = new Uint8Array(size);
    let known = true;
    for (const below of masks)
      for (let position = 0; position < size; position++) {
        const read = below && readAlong(layer, axis, position, below.length);
        if (!read) known = false;
        else for (let i = 0; i < read.count; i++) mask[position]! |= below[read.first + i * read.step] ?? 0;
      }
    if (known) reached.set(layer.key, mask);
  }
  return reached;
}

function single(size: number, at: number): Mask {
  if (!Number.isInteger(at) || at < 0 || at >= size) throw new RangeError(`${at} of ${size}`);
  const mask = new Uint8Array(size);
  mask[at] = 1;
  return mask;
}

function hullOf(mask: Mask): { from: number; to: number } | null {
  const from = mask.indexOf(1);
  return from < 0 ? null : { from, to: mask.lastIndexOf(1) };
}

function rectOf(rows: ReturnType<typeof hullOf>, columns: ReturnType<typeof hullOf>): InputRect | null {
  return rows && columns && { top: rows.from, left: columns.from, bottom: rows.to, right: columns.to };
}
