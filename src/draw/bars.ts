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
 * that are exactly zero are taken out of their bin: after ReLU they are most of all. Heights are logarithmic, log(1 + count),
 * for what is left is often crowded near zero too; a bar of one value is still seen. `marks` are the powers of ten.
 */
export function histogramBars(
  counts: readonly number[],
  { min, max }: { min: number; max: number },
  zeros: number,
  width: number,
  height: number,
): {
  bars: readonly Bar[];
  marks: readonly { count: number; y: number }[];
  scale: ScaleLinear<number, number>;
} {
  const bins = counts.length;
  const zeroBin = Math.min(bins - 1, Math.floor((0 - min) * (bins / (max - min))));
  const rest = counts.map((count, bin) => (bin === zeroBin ? count - zeros : count));
  const highest = Math.max(1, ...rest);
  const tall = (count: number) => (height * Math.log1p(count)) / Math.log1p(highest);
  const bars = rest.map((count, bin) => ({
    x: (bin * width) / bins,
    y: height - tall(count),
    width: width / bins,
    height: tall(count),
    from: min + (bin * (max - min)) / bins,
    to: min + ((bin + 1) * (max - min)) / bins,
    count,
  }));
  const powers = Array.from({ length: Math.floor(Math.log10(highest)) + 1 }, (_, power) => 10 ** power);
  const marks = [0, ...powers].map((count) => ({ count, y: height - tall(count) }));
  return { bars, marks, scale: scaleLinear([min, max], [0, width]) };
}
