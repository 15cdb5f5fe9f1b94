import { atlasLayout, type AtlasLayout } from './atlas';

/** Lengths in CSS pixels: a map with its gap is at least LEAST wide, to be hit; wider than MOST it tells no more. */
const LEAST = 28;
const MOST = 240;
/** A grid is at most this high, as a share of its width; maps that are SMALL already are rather scrolled than shrunk. */
const TALLEST = 0.9;
const TALLEST_OF_SMALL = 1.75;
const SMALL = 64;

export interface Grid {
  layout: AtlasLayout;
  /** The layout's maps have one value for a square of `reduce` x `reduce` values. */
  reduce: number;
  /** CSS pixels for one pixel of the layout. */
  scale: number;
}

/**
 * How a layer's maps share `available` CSS pixels of width, `density` device pixels each. A value gets a whole number of
 * device pixels or, in large maps, a device pixel a whole number of values, so that no row of values looks thicker than
 * another. The maps are as large as lets the whole grid be seen, but never too small to hit.
 */
export function fitGrid(
  size: { channels: number; height: number; width: number },
  available: number,
  density: number,
): Grid {
  const room = (Math.min(MOST, available) * density) / size.width;
  let step = room >= 1 ? Math.floor(room) : 1 / Math.ceil(1 / room);
  let grid = gridAt(step, size, available, density);
  while (!fits(grid, available)) {
    step = step > 1 ? step - 1 : 1 / (Math.round(1 / step) + 1);
    const smaller = gridAt(step, size, available, density);
    if (pitch(smaller) < LEAST) break;
    grid = smaller;
  }
  return grid;
}

/** The grid where a value gets `step` device pixels. */
function gridAt(
  step: number,
  { channels, height, width }: { channels: number; height: number; width: number },
  available: number,
  density: number,
): Grid {
  const reduce = Math.max(1, Math.round(1 / step));
  const scale = Math.max(1, step) / density;
  const cell = { channels, height: Math.ceil(height / reduce), width: Math.ceil(width / reduce) };
  const { gap } = atlasLayout({ ...cell, columns: 1 });
  const most = Math.floor((available / scale + gap) / (cell.width + gap));
  return { layout: atlasLayout({ ...cell, columns: Math.max(1, Math.min(channels, most)) }), reduce, scale };
}

function pitch({ layout, scale }: Grid): number {
  return (layout.cell.width + layout.gap) * scale;
}

function fits(grid: Grid, available: number): boolean {
  const share = (grid.layout.height * grid.scale) / available;
  return share <= (pitch(grid) < SMALL ? TALLEST_OF_SMALL : TALLEST);
}
