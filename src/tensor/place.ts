import type { Framed, Rect } from './pixels';

/**
 * A place of the upright picture, as shares of its width and height: the same for all networks, whatever size or part of the
 * picture each is fed.
 */
export interface Place {
  across: number;
  down: number;
}

type Seen = Pick<Framed, 'crop' | 'source'> & { pixels: { width: number; height: number } };

/** Where a point of the fed picture lies in the picture; in pixels, the centre of pixel 0 being 0. */
export function placeOf({ crop, source, pixels }: Seen, { x, y }: { x: number; y: number }): Place {
  return {
    across: (crop.x + ((x + 0.5) / pixels.width) * crop.width) / source.width,
    down: (crop.y + ((y + 0.5) / pixels.height) * crop.height) / source.height,
  };
}

/** The point of the fed picture that shows a place, in pixels; outside of it where the network is not fed that part. */
export function pointAt({ crop, source, pixels }: Seen, { across, down }: Place): { x: number; y: number } {
  return {
    x: ((across * source.width - crop.x) / crop.width) * pixels.width - 0.5,
    y: ((down * source.height - crop.y) / crop.height) * pixels.height - 0.5,
  };
}

/** A rectangle of whole pixels of one fed picture, as what shows the same in another one. */
export function rectIn(to: Seen, from: Seen, { x, y, width, height }: Rect): Rect {
  // Its edges lie half a pixel before the centre of its first pixel and half a pixel behind that of its last.
  const edge = (dx: number, dy: number) => pointAt(to, placeOf(from, { x: x - 0.5 + dx, y: y - 0.5 + dy }));
  const [first, last] = [edge(0, 0), edge(width, height)];
  return { x: first.x + 0.5, y: first.y + 0.5, width: last.x - first.x, height: last.y - first.y };
}
