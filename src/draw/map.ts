import type { Layer, LayerKey, Network, Role } from '../network/types';
import { linksOf, type Flow, type MapLink } from './mapLinks';
import { columnWidth, funnel, gapBefore, ROW_GAP, sizeOf, type MapScale } from './mapScale';
import { columnsOf, mapsOf, type MapBox, type Unit } from './mapUnits';

/** A unit and where its label and its bar hang. */
export interface MapPlace {
  label: string;
  /** What a part of the opened module is for, instead of its label. */
  part: Role | null;
  layers: readonly LayerKey[];
  /** What is less worth a label where room is short. */
  minor: boolean;
  x: number;
  width: number;
  top: number;
}

export interface NetworkMap {
  width: number;
  height: number;
  /** In execution order. */
  boxes: readonly MapBox[];
  links: readonly MapLink[];
  places: readonly MapPlace[];
  /** The opened module, if there is one. */
  opened: { name: string; x: number; width: number; top: number } | null;
}

/**
 * The whole network from left to right, to scale. The work grows with layers and links alone (each column is sorted by where
 * its inputs lie). With its scale it takes half a millisecond for SqueezeNet and about 20 ms for 2,000 layers with two random
 * inputs each: a worker would not be felt. Showing so many boxes would; only those in sight are (`sightOf`).
 */
export function networkMap(
  network: Network,
  flow: Flow,
  scale: MapScale,
  open: string | null = null,
): NetworkMap {
  const columns = columnsOf(network, open);
  const boxes = new Map<LayerKey, MapBox>();
  const places: MapPlace[] = [];
  const stacks = columns.map((units) => units.reduce((sum, unit) => sum + heightOf(unit, scale), 0));
  const height = columns.reduce(
    (most, units, i) => Math.max(most, (stacks[i] ?? 0) + (units.length - 1) * ROW_GAP),
    0,
  );
  let x = 0;
  columns.forEach((units, column) => {
    if (column > 0) x += gapBefore(columns, column, scale);
    const width = columnWidth(units, scale);
    let y = (height - (stacks[column] ?? 0) - (units.length - 1) * ROW_GAP) / 2;
    for (const unit of byInputs(units, boxes)) {
      const placed = place(unit, column, x, width, y, scale);
      for (const box of placed) boxes.set(box.key, box);
      places.push(placeOf(unit, placed));
      y += heightOf(unit, scale) + ROW_GAP;
    }
    x += width;
  });
  const inOrder = network.layers.flatMap(({ key }) => boxes.get(key) ?? []);
  return {
    width: x,
    height,
    boxes: inOrder,
    links: linksOf(inOrder, flow, scale),
    places,
    opened: openedOf(network, open, boxes),
  };
}

/** Top to bottom as their inputs lie, so that ribbons cross little. */
function byInputs(units: readonly Unit[], boxes: ReadonlyMap<LayerKey, MapBox>): readonly Unit[] {
  if (units.length < 2) return units;
  const heights = new Map(
    units.map((unit) => {
      const inputs = (unit.layers[0]?.inputs ?? []).flatMap((key) => boxes.get(key) ?? []);
      return [
        unit,
        inputs.reduce((sum, { y, height }) => sum + y + height / 2, 0) / Math.max(1, inputs.length),
      ];
    }),
  );
  return [...units].sort((a, b) => (heights.get(a) ?? 0) - (heights.get(b) ?? 0));
}

function heightOf(unit: Unit, scale: MapScale): number {
  return unit.layers.reduce((most, layer) => Math.max(most, sizeOf(layer, unit, scale).height), 0);
}

/** The boxes of a unit whose upper left corner is (x, y) in a column of this width. */
function place(unit: Unit, column: number, x: number, width: number, y: number, scale: MapScale): MapBox[] {
  const { fire, layers } = unit;
  const tall = heightOf(unit, scale);
  const box = (
    layer: Layer,
    form: MapBox['form'],
    left: number,
    size: { width: number; height: number },
  ) => ({
    key: layer.key,
    layer,
    form,
    column,
    x: left,
    y: y + (tall - size.height) / 2,
    ...size,
  });
  const [first] = layers;
  if (!first) return [];
  if (!fire) {
    const size = sizeOf(first, unit, scale);
    return [box(first, mapsOf(first) ? 'maps' : 'dot', x + (width - size.width) / 2, size)];
  }
  const concat = layers.find(({ key }) => key === fire.concat);
  if (!concat) return [];
  const halves = concat.inputs.flatMap((key) => layers.find((layer) => layer.key === key) ?? []);
  const squeeze = sizeOf(first, unit, scale);
  const whole = sizeOf(concat, unit, scale);
  const left = x + (width - squeeze.width - funnel(scale) - whole.width) / 2;
  const outer = box(concat, 'whole', left + squeeze.width + funnel(scale), whole);
  const all = halves.reduce((sum, half) => sum + (mapsOf(half)?.channels ?? 1), 0);
  let top = outer.y;
  const inner = halves.map((half) => {
    const height = (whole.height * (mapsOf(half)?.channels ?? 1)) / all;
    top += height;
    return { ...box(half, 'half', outer.x, { width: whole.width, height }), y: top - height };
  });
  return [box(first, 'maps', left, squeeze), ...inner, outer];
}

function placeOf({ label, open, layers }: Unit, boxes: readonly MapBox[]): MapPlace {
  const outer = boxes.at(-1);
  const dot = outer?.form === 'dot';
  return {
    label,
    part: open ? (layers[0]?.role ?? null) : null,
    layers: layers.map(({ key }) => key),
    minor: dot || layers[0]?.role === 'pool',
    x: outer?.x ?? 0,
    width: outer?.width ?? 0,
    top: boxes.reduce((top, { y }) => Math.min(top, y), Infinity),
  };
}

function openedOf(network: Network, open: string | null, boxes: ReadonlyMap<LayerKey, MapBox>) {
  const stage = network.stages.find(({ name, kind }) => kind === 'fire' && name === open);
  const parts = stage?.layers.flatMap((key) => boxes.get(key) ?? []) ?? [];
  if (!stage || parts.length === 0) return null;
  const x = Math.min(...parts.map((box) => box.x));
  const top = Math.min(...parts.map((box) => box.y));
  return { name: stage.name, x, top, width: Math.max(...parts.map((box) => box.x + box.width)) - x };
}
