import { scaleLinear, type ScaleLinear } from 'd3';

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** The values counted: from, up to but without `to`. */
  from: number;
  to: number;
  count: number;
}

/**
 * Bars of a histogram whose equally wide bins lie between `min` and `max`, on a baseline at `height`. The `zeros` values
 * that are exactly zero are taken out of their bin: after ReLU they are most of all and would flatten the rest.
 */
export function histogramBars(
  counts: readonly number[],
  { min, max }: { min: number; max: number },
  zeros: number,
  width: number,
  height: number,
): { bars: readonly Bar[]; highest: number; scale: ScaleLinear<number, number> } {
  const bins = counts.length;
  const zeroBin = Math.min(bins - 1, Math.floor((0 - min) * (bins / (max - min))));
  const rest = counts.map((count, bin) => (bin === zeroBin ? count - zeros : count));
  const highest = Math.max(...rest);
  const tall = scaleLinear([0, Math.max(1, highest)], [0, height]);
  const bars = rest.map((count, bin) => ({
    x: (bin * width) / bins,
    y: height - tall(count),
    width: width / bins,
    height: tall(count),
    from: min + (bin * (max - min)) / bins,
    to: min + ((bin + 1) * (max - min)) / bins,
    count,
  }));
  return { bars, highest, scale: scaleLinear([min, max], [0, width]) };
}
