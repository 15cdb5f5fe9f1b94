/** A stretch of a drawing, from left to right. */
export interface Sight {
  from: number;
  to: number;
}

/**
 * What is drawn of something `width` wide whose part from `left` on is in sight: that, and with what is `around` it at least half of it
 * more on either side. Goes in steps of half a width, so that scrolling draws anew only now and then.
 */
export function sightOf(left: number, width: number, around: boolean): Sight {
  const step = width / 2 || 1;
  const first = Math.floor(left / step);
  const more = around ? 1 : 0;
  return { from: (first - more) * step, to: (first + 3 + more) * step };
}

/** Whether any of a thing lies in a stretch. */
export function isIn({ from, to }: Sight, x: number, width: number): boolean {
  return x <= to && x + width >= from;
}
