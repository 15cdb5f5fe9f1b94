import type { Layer, LayerKey, Role } from '../network/types';
import type { MapScale } from './mapScale';
import { mapsOf, type MapBox } from './mapUnits';

/** What the thickness of the ribbons means. */
export const flows = ['channels', 'macs', 'bytes'] as const;
export type Flow = (typeof flows)[number];

/** One end of a ribbon, at the side of a box. */
export interface LinkEnd {
  x: number;
  top: number;
  bottom: number;
}

/** A ribbon between two layers, as thick at either end as what flows there. */
export interface MapLink {
  from: LayerKey;
  to: LayerKey;
  /** What the layer that reads it is for; into a concatenation, what the branch is for. */
  role: Role;
  start: LinkEnd;
  end: LinkEnd;
  /** The outline as an SVG path; over the top where other columns stand between. Made when asked for: few are in sight. */
  path: () => string;
}

/** How far an arc looks at what it passes; beyond, it goes over everything. */
const LOOK = 64;
const ARC = 7;

/**
 * The ribbons between these boxes. Channels: at either end the share of the wider end, so that a squeeze layer shows as a
 * waist. MACs (what the reading layer does) and bytes (what is read): one scale for the whole map, the largest at which
 * every ribbon fits its boxes.
 */
export function linksOf(boxes: readonly MapBox[], flow: Flow, { gap }: MapScale): MapLink[] {
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const tops: number[] = [];
  for (const { column, y } of boxes) tops[column] = Math.min(tops[column] ?? Infinity, y);

  const pairs = boxes.flatMap((to) =>
    to.form === 'whole'
      ? []
      : slotsOf(to, byKey).flatMap(({ key, top, bottom }) => {
          const from = byKey.get(key);
          return from ? [{ from, to, top, bottom }] : [];
        }),
  );
  const perUnit = pairs.reduce((least, { from, to, top, bottom }) => {
    const value = amount(from.layer, to.layer, flow);
    return value ? Math.min(least, Math.min(from.height, bottom - top) / value) : least;
  }, Infinity);

  return pairs.map(({ from, to, top, bottom }) => {
    const value = amount(from.layer, to.layer, flow);
    const thick = value ? value * perUnit : 0;
    const [left, right] =
      flow === 'channels'
        ? shares(from, to).map((share, i) => share * (i ? bottom - top : from.height))
        : [thick, thick];
    const far = to.column - from.column > 1;
    const start = { x: from.x + from.width, ...span(from.y, from.y + from.height, left, far) };
    const end = { x: to.x, ...span(top, bottom, right, far) };
    const path = () => (far ? arc(start, end, peak(from, to, tops), gap / 2) : straight(start, end));
    const { role } = to.layer.role === 'concat' ? from.layer : to.layer;
    return { from: from.key, to: to.key, role, start, end, path };
  });
}

/** Where each input enters a box: a concatenation has a slot for each as high as its channels, others the whole side. */
function slotsOf(to: MapBox, byKey: ReadonlyMap<LayerKey, MapBox>) {
  const { inputs, op } = to.layer;
  const counts = inputs.map((key) => channelsOf(byKey.get(key)?.layer));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  return inputs.map((key, i) => {
    if (op.kind !== 'concat') return { key, top: to.y, bottom: to.y + to.height };
    const top = to.y + (to.height * before) / all;
    before += counts[i] ?? 0;
    return { key, top, bottom: to.y + (to.height * before) / all };
  });
}

function shares({ layer: from }: MapBox, { layer: to }: MapBox): [number, number] {
  const left = channelsOf(from);
  const right = to.op.kind === 'concat' ? left : channelsOf(to);
  const wide = Math.max(left, right);
  return [left / wide, right / wide];
}

function channelsOf(layer: Layer | undefined): number {
  return (layer && mapsOf(layer)?.channels) ?? layer?.shape?.[0] ?? 1;
}

function amount(from: Layer, to: Layer, flow: Flow): number | null {
  return flow === 'macs' ? to.cost.macs : flow === 'bytes' ? from.cost.outputBytes : null;
}

/** The part of a side that a ribbon takes: in the middle, or at the upper corner where an arc leaves; a hair at least. */
function span(top: number, bottom: number, thick = 0, corner = false): { top: number; bottom: number } {
  const height = Math.min(bottom - top, Math.max(1, corner ? Math.min(thick, 4) : thick));
  const from = corner ? top : (top + bottom - height) / 2;
  return { top: from, bottom: from + height };
}

function straight(start: LinkEnd, end: LinkEnd): string {
  const [left, right] = [round(start.x), round(end.x)];
  return `M${left} ${round(start.top)}L${right} ${round(end.top)}L${right} ${round(end.bottom)}L${left} ${round(start.bottom)}Z`;
}

function peak(from: MapBox, to: MapBox, tops: readonly number[]): number {
  const between = to.column - from.column - 1;
  let top = between > LOOK ? 0 : Math.min(from.y, to.y);
  for (let i = 1; i <= Math.min(between, LOOK); i++) top = Math.min(top, tops[from.column + i] ?? top);
  return top - ARC;
}

/** Up in the gap after the start, along at height `y`, down in the gap before the end; and back underneath. */
function arc(start: LinkEnd, end: LinkEnd, y: number, turn: number): string {
  const under = y + Math.min(start.bottom - start.top, end.bottom - end.top);
  const there = edge([start.x, start.top], y, [end.x, end.top], turn);
  const back = edge([end.x, end.bottom], under, [start.x, start.bottom], -turn);
  return `M${round(start.x)} ${round(start.top)}${there}L${round(end.x)} ${round(end.bottom)}${back}Z`;
}

function edge([x0, y0]: [number, number], y: number, [x1, y1]: [number, number], turn: number): string {
  const [up, down] = [round(x0 + turn), round(x1 - turn)];
  const [from, to, level] = [round(x0 + 2 * turn), round(x1 - 2 * turn), round(y)];
  return `C${up} ${round(y0)} ${up} ${level} ${from} ${level}L${to} ${level}C${down} ${level} ${down} ${round(y1)} ${round(x1)} ${round(y1)}`;
}

/** A path needs no more digits than a screen shows, and short numbers are quick to write. */
function round(length: number): number {
  return Math.round(length * 100) / 100;
}
