import { area, scaleLinear, type ScaleLinear } from 'd3';

/** Singular values as an area under their curve, in a space of `width` x `height`. */
export interface SpectrumCurve {
  path: string;
  /** Where the values that belong to a rank end. */
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

export function spectrumCurve(singular: Float64Array, width: number, height: number): SpectrumCurve {
  const { length } = singular;
  const y = scaleLinear([0, singular[0] || 1], [height, 0]);
  const x = scaleLinear([0, length], [0, width]);
  // Each value is a step of its own, so that a single one is seen too.
  const corners = Array.from(singular, (value, i) => [x(i), x(i + 1)].map((at) => ({ at, value }))).flat();
  const path = area<(typeof corners)[number]>(
    ({ at }) => at,
    height,
    ({ value }) => y(value),
  );
  return { path: path(corners) ?? '', x, y };
}
