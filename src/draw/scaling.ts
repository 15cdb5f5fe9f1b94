import { line, scaleLinear } from 'd3';
import { asFiled, type Convention } from '../network/choices';
import { underConvention } from '../network/convention';
import { amountsOf, together } from '../network/quantities';
import type { Network } from '../network/types';

/** What is changed: the side of the picture, or the factor on the channels. */
export const dials = ['size', 'width'] as const;
export type Dial = (typeof dials)[number];

const ranges: Readonly<Record<Dial, readonly [number, number]>> = {
  size: [128, 512],
  width: [0.25, 2],
};

/** Settings worth measuring: few, and the released network among them. */
export const stops: Readonly<Record<Dial, readonly number[]>> = {
  size: [128, 176, 227, 320, 416, 512],
  width: [0.25, 0.5, 1, 1.5, 2],
};

/** Multiply-accumulates at one setting; null where they are unknown. */
function macsAt(network: Network, convention: Convention, dial: Dial, setting: number): number | null {
  const changed =
    dial === 'size'
      ? underConvention(network, { ...convention, size: setting })
      : underConvention(network, convention, setting);
  return together([...amountsOf(changed).values()]).macs;
}

export interface ScalingPoint {
  setting: number;
  /** Multiply-accumulates and how many times those of the released network that is. */
  macs: number;
  times: number;
}

/** The curve over the whole range of a dial, relative to the network as it was released. */
export function scalingCurve(network: Network, convention: Convention, dial: Dial): ScalingPoint[] {
  const released = together([...amountsOf(underConvention(network, asFiled)).values()]).macs;
  const [from, to] = ranges[dial];
  const steps = 56;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const even = from + ((to - from) * step) / steps;
    return dial === 'size' ? Math.round(even) : even;
  }).flatMap((setting) => {
    const macs = macsAt(network, convention, dial, setting);
    return macs === null || !released ? [] : [{ setting, macs, times: macs / released }];
  });
}

export interface ScalingPlot {
  path: string;
  place: (setting: number, times: number) => { x: number; y: number };
  xTicks: readonly { value: number; position: number }[];
  yTicks: readonly { value: number; position: number }[];
}

/** Curve and axes; both start where they are, the vertical one at zero. */
export function scalingPlot(
  curve: readonly ScalingPoint[],
  dial: Dial,
  most: number,
  width: number,
  height: number,
): ScalingPlot {
  const x = scaleLinear([...ranges[dial]], [0, width]);
  const y = scaleLinear([0, most], [height, 0]).nice(4);
  const path = line<ScalingPoint>(
    ({ setting }) => x(setting),
    ({ times }) => y(times),
  )(curve);
  return {
    path: path ?? '',
    place: (setting, times) => ({ x: x(setting), y: y(times) }),
    xTicks: x.ticks(5).map((value) => ({ value, position: x(value) })),
    yTicks: y.ticks(4).map((value) => ({ value, position: y(value) })),
  };
}
