import type { Layer, Network } from '../network/types';
import { columnsOf, mapsOf, type Unit } from './mapUnits';

/** Lengths that all boxes of a map, or of several maps under one another, share. */
export interface MapScale {
  /** Pixels a channel (across) and pixels a row of a layer's maps (down). */
  perChannel: number;
  perRow: number;
  /** Between two columns; before and after a squeeze layer it is wider, so that the ribbons are seen to narrow. */
  gap: number;
  /** How many times wider and taller the opened module is drawn. */
  magnified: { across: number; down: number };
}

/** Heights of the tallest box, of the tallest stack of boxes, and of the opened module. */
const TALL = 168;
const STACK = 252;
const OPENED = 264;
const MAGNIFIED = 4;
const LEAST_MAGNIFIED = 1.5;
/** No box is smaller than this; the widest one is never narrower than that, however little room there is. */
const LEAST = 2;
const WIDEST = 24;
/** Side of the square that stands for a layer without maps. */
const DOT = 9;
/** Between two boxes of one column: a label fits in. */
export const ROW_GAP = 18;
/** Gaps beside a squeeze layer, and in the opened module, in ordinary gaps. */
const FUNNEL = 1.8;
const OPEN = 4;
/** Halvings in the search for a scale: exact to a millionth of the width. */
const STEPS = 20;

/** The scale at which every one of these networks fits into `width`; where that would be too small to read, a wider one. */
export function mapScale(networks: readonly Network[], width: number, open: string | null): MapScale {
  const drawn = networks.map((network) => columnsOf(network, open));
  const perRow = Math.min(
    TALL / most(networks.map((network) => most(network.layers.map(rows)))),
    STACK / most(networks.map((network) => most(columnsOf(network, null).map(stacked)))),
  );
  const opened = most(drawn.map((columns) => most(columns.map((units) => stacked(units.filter(isOpen))))));
  const down = Math.min(MAGNIFIED, Math.max(LEAST_MAGNIFIED, OPENED / (opened * perRow)));
  const magnified = { across: MAGNIFIED, down };
  const count = most(
    drawn.map((columns) => columns.length + columns.flat().filter(({ fire }) => fire).length),
  );
  const gap = Math.min(12, Math.max(3, width / (6 * count)));
  const widest = most(
    drawn.flatMap((columns) => columns.flat().flatMap(({ layers }) => layers.map(channels))),
  );
  const fits = (perChannel: number) =>
    drawn.every((columns) => widthOf(columns, { perChannel, perRow, gap, magnified }) <= width);
  // The width grows with the scale, but not in proportion: narrow boxes and gaps keep theirs.
  let low = WIDEST / widest;
  let high = width / widest;
  for (let step = 0; step < STEPS && low < high && (step > 0 || fits(low)); step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return { perChannel: low, perRow, gap, magnified };
}

/** Width of all columns and of what lies between them. */
function widthOf(columns: readonly (readonly Unit[])[], scale: MapScale): number {
  return columns.reduce(
    (width, units, i) => width + columnWidth(units, scale) + (i > 0 ? gapBefore(columns, i, scale) : 0),
    0,
  );
}

export function columnWidth(units: readonly Unit[], scale: MapScale): number {
  return units.reduce((width, unit) => Math.max(width, unitWidth(unit, scale)), 0);
}

function unitWidth(unit: Unit, scale: MapScale): number {
  const [first] = unit.layers;
  const last = unit.layers.at(-1);
  if (!first || !last) return 0;
  const width = sizeOf(last, unit, scale).width;
  return unit.fire ? sizeOf(first, unit, scale).width + funnel(scale) + width : width;
}

/** Width and height of a layer's box. */
export function sizeOf(
  layer: Layer,
  { open }: Unit,
  { perChannel, perRow, magnified }: MapScale,
): { width: number; height: number } {
  const maps = mapsOf(layer);
  if (!maps) return { width: DOT, height: DOT };
  const { across, down } = open ? magnified : { across: 1, down: 1 };
  return {
    width: Math.max(LEAST, maps.channels * perChannel * across),
    height: Math.max(LEAST, maps.rows * perRow * down),
  };
}

/** Room before column `i`. */
export function gapBefore(columns: readonly (readonly Unit[])[], i: number, scale: MapScale): number {
  const units = columns[i] ?? [];
  if (units.some(isOpen)) return OPEN * scale.gap;
  return units.some(({ layers }) => layers[0]?.role === 'squeeze') ? funnel(scale) : scale.gap;
}

/** Room before and after a squeeze layer. */
export function funnel({ gap }: MapScale): number {
  return FUNNEL * gap;
}

function isOpen({ open }: Unit): boolean {
  return open;
}

/** Rows of all boxes of a column, one above the other. */
function stacked(units: readonly Unit[]): number {
  return units.reduce((sum, { layers }) => sum + most(layers.map(rows)), 0);
}

function rows(layer: Layer): number {
  return mapsOf(layer)?.rows ?? 1;
}

function channels(layer: Layer): number {
  return mapsOf(layer)?.channels ?? 1;
}

/** At least 1; a spread would overflow the stack on a long list. */
function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 1);
}
