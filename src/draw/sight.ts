/** A stretch of a drawing, from left to right. */
export interface Sight {
  from: number;
  to: number;
}

/**
 * What is drawn of something `width` wide whose part from `left` on is in sight: that, and at least half of it more on either
 * side. Goes in steps of half a width, so that scrolling draws anew only now and then.
 */
export function sightOf(left: number, width: number): Sight {
  const step = width / 2 || 1;
  const first = Math.floor(left / step);
  return { from: (first - 1) * step, to: (first + 4) * step };
}

/** Whether any of a thing lies in a stretch. */
export function isIn({ from, to }: Sight, x: number, width: number): boolean {
  return x <= to && x + width >= from;
}
