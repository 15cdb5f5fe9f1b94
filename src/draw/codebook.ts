import { scaleLinear, type ScaleLinear } from 'd3';

/** A value as a line from the bottom up, in pixels. */
export interface Stem {
  value: number;
  x: number;
  y: number;
}

export interface Codebook {
  stems: Stem[];
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

/** Shared values by their place on the number line, as high as there are weights that have them; zero is left out. */
export function codebookStems(
  values: readonly { value: number; count: number }[],
  width: number,
  height: number,
): Codebook {
  const drawn = values.filter(({ value }) => value !== 0);
  const x = scaleLinear([drawn[0]?.value ?? -1, drawn.at(-1)?.value ?? 1], [0, width]);
  const y = scaleLinear([0, Math.max(1, ...drawn.map(({ count }) => count))], [height, 0]);
  return { stems: drawn.map(({ value, count }) => ({ value, x: x(value), y: y(count) })), x, y };
}
