import { line, scaleLog } from 'd3';
import { amountsOf } from '../network/quantities';
import type { LayerKey, Network, Role } from '../network/types';
import { spreadOf } from '../tensor/spread';
import type { Times } from './costs';

/** The two limits of a machine. */
export interface Limits {
  macsPerMs: number;
  bytesPerMs: number;
}

/** One measured layer against what the machine could do with it. */
export interface Standing {
  key: LayerKey;
  role: Role;
  /** Milliseconds: median of the runs, and what the limits alone would take. */
  ms: number;
  idealMs: number;
  macs: number;
  /** Multiply-accumulates a byte, and a millisecond; 0 for layers without any. */
  intensity: number;
  macsPerMs: number;
  /** Which limit is the nearer one for such a layer. */
  bound: 'compute' | 'memory';
}

/** Every layer that was measured and whose costs are known, in network order. */
export function standings(network: Network, times: Times, { macsPerMs, bytesPerMs }: Limits): Standing[] {
  const roles = new Map(network.layers.map(({ key, role }) => [key, role]));
  return [...amountsOf(network)].flatMap(([key, { macs, traffic }]) => {
    const runs = times.get(key);
    if (!runs || macs === null || !traffic) return [];
    const ms = spreadOf(runs).median;
    const computing = macs / macsPerMs;
    const moving = traffic / bytesPerMs;
    return [
      {
        key,
        role: roles.get(key) ?? 'other',
        ms,
        idealMs: Math.max(computing, moving),
        macs,
        intensity: macs / traffic,
        macsPerMs: ms > 0 ? macs / ms : 0,
        bound: computing >= moving ? 'compute' : 'memory',
      },
    ];
  });
}

/** The layer that loses most milliseconds against the limits. */
export function surprise(standings: readonly Standing[]): Standing | undefined {
  return standings.reduce<Standing | undefined>(
    (worst, each) => (!worst || each.ms - each.idealMs > worst.ms - worst.idealMs ? each : worst),
    undefined,
  );
}

export interface Roofline {
  points: readonly { standing: Standing; x: number; y: number }[];
  /** SVG path of the roof: the slope of the memory, then the ceiling of the arithmetic. */
  roof: string;
  /** Where the two meet. */
  ridge: { x: number; y: number; intensity: number };
  xTicks: readonly { value: number; position: number }[];
  yTicks: readonly { value: number; position: number }[];
}

/** Rate against intensity, both logarithmic; layers without multiply-accumulates have no place in it. */
export function roofline(
  all: readonly Standing[],
  { macsPerMs, bytesPerMs }: Limits,
  width: number,
  height: number,
): Roofline {
  const placed = all.filter((standing) => standing.macsPerMs > 0);
  const corner = macsPerMs / bytesPerMs;
  const intensities = [corner, ...placed.map(({ intensity }) => intensity)];
  const rates = [macsPerMs, ...placed.map((standing) => standing.macsPerMs)];
  const x = scaleLog([Math.min(...intensities) / 2, Math.max(...intensities) * 2], [0, width]);
  const y = scaleLog([Math.min(...rates) / 2, Math.max(...rates) * 1.6], [height, 0]);
  const [least = 1, most = 1] = x.domain();
  const [lowest = 1] = y.domain();
  const start = Math.max(least, lowest / bytesPerMs);
  const at = (intensity: number): [number, number] => [
    x(intensity),
    y(Math.min(macsPerMs, intensity * bytesPerMs)),
  ];
  const decades = (scale: typeof x) => {
    const ticks = scale.ticks().filter((value) => /^[125]/.test(value.toExponential()));
    return ticks.map((value) => ({ value, position: scale(value) }));
  };
  return {
    points: placed.map((standing) => ({ standing, x: x(standing.intensity), y: y(standing.macsPerMs) })),
    roof: line()([at(start), at(corner), at(most)]) ?? '',
    ridge: { x: x(corner), y: y(macsPerMs), intensity: corner },
    xTicks: decades(x),
    yTicks: decades(y),
  };
}

/** Whether a name would lie on a point. */
function touches(box: Box, { x, y }: { x: number; y: number }): boolean {
  return x > box.x - 6 && x < box.x + box.width + 6 && y > box.y - 5 && y < box.y + TALL + 5;
}

interface Box {
  x: number;
  y: number;
  width: number;
}

const TALL = 13;

/** Names beside their points, the first ones first; one that would touch a point or another name, or leave the picture, is left out. */
export function placeNames(
  named: readonly { text: string; x: number; y: number }[],
  points: readonly { x: number; y: number }[],
  width: number,
  widthOf: (text: string) => number,
): (Box & { text: string })[] {
  const placed: (Box & { text: string })[] = [];
  for (const { text, x, y } of named) {
    const wide = widthOf(text);
    const free = [
      { x: x + 8, y: y - TALL / 2, width: wide },
      { x: x - 8 - wide, y: y - TALL / 2, width: wide },
      { x: x - wide / 2, y: y - TALL - 7, width: wide },
      { x: x - wide / 2, y: y + 7, width: wide },
    ].find(
      (box) =>
        box.x >= 0 &&
        box.x + wide <= width &&
        points.every((point) => !touches(box, point)) &&
        placed.every(
          (other) =>
            box.x + wide < other.x || other.x + other.width < box.x || Math.abs(box.y - other.y) > TALL,
        ),
    );
    if (free) placed.push({ text, ...free });
  }
  return placed;
}
