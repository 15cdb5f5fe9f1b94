import { line, scaleLinear } from 'd3';
import { ticks, type Tick } from './ticks';

export interface PinnedPlot {
  /** One SVG path for each channel, broken where it has no means. */
  paths: readonly string[];
  /** Seconds before the newest moment, from the left. */
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  /** Horizontal place of a time in seconds before the newest. */
  place: (seconds: number) => number;
}

/** Means over time: the newest at the right edge, `span` seconds before it at the left; the vertical axis has a true zero. */
export function pinnedPlot(
  seconds: readonly number[],
  channels: readonly (readonly (number | null)[])[],
  span: number,
  width: number,
  height: number,
  lang: string,
): PinnedPlot {
  const values = channels
    .flat()
    .filter((mean) => mean !== null)
    .filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = scaleLinear([span, 0], [0, width]);
  const y = scaleLinear(low === high ? [0, 1] : [low, high], [height, 0]).nice(4);
  const path = line<number | null>(
    (_, i) => x(seconds[i] ?? 0),
    (mean) => y(mean ?? 0),
  ).defined((mean) => mean !== null && Number.isFinite(mean));
  return {
    paths: channels.map((means) => path(means) ?? ''),
    xTicks: ticks(x, 5, lang),
    yTicks: ticks(y, 4, lang),
    place: x,
  };
}
