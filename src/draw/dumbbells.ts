/** One row: a point for each value on a scale that all rows share, null where there is none. */
export interface Dumbbell {
  points: readonly (number | null)[];
  /** The bar between the outermost points. */
  from: number;
  to: number;
}

/** Values from 0 to `max` as pixels from `start` to `end`: equal values stand at equal places, whatever row or model. */
export function dumbbells(
  rows: readonly (readonly (number | null)[])[],
  max: number,
  { start, end }: { start: number; end: number },
): Dumbbell[] {
  const perUnit = max > 0 ? (end - start) / max : 0;
  return rows.map((values) => {
    const points = values.map((value) => (value === null ? null : start + value * perUnit));
    const known = points.filter((point) => point !== null);
    const zero = known.length < points.length ? [start] : [];
    return { points, from: Math.min(...known, ...zero), to: Math.max(...known, ...zero) };
  });
}
