/** Lengths in CSS pixels: a map with its gap is at least LEAST wide, to be hit; wider than MOST it tells no more. */
const LEAST = 28;
const MOST = 240;
/** A grid is at most this high, as a share of its width; maps that are SMALL already are rather scrolled than shrunk. */
const TALLEST = 0.9;
const TALLEST_OF_SMALL = 1.75;
const SMALL = 64;

export interface Grid {
  columns: number;
  /** CSS pixels for one value. */
  scale: number;
}

/**
 * How a layer's maps, `gap` values apart, share `available` CSS pixels of width, `density` device pixels each. A value gets a
 * whole number of device pixels or, in large maps, a device pixel a whole number of values, so that no row of values looks
 * thicker than another. The maps are as large as lets the whole grid be seen, but never too small to hit.
 */
export function fitGrid(
  { channels, height, width }: { channels: number; height: number; width: number },
  gap: number,
  available: number,
  density: number,
): Grid {
  const at = (scale: number): Grid => {
    const most = Math.floor((available / scale + gap) / (width + gap));
    return { columns: Math.max(1, Math.min(channels, most)), scale };
  };
  const fits = ({ columns, scale }: Grid) => {
    const share = (Math.ceil(channels / columns) * (height + gap) * scale) / available;
    return share <= ((width + gap) * scale < SMALL ? TALLEST_OF_SMALL : TALLEST);
  };
  const ratio = (Math.min(MOST, available) * density) / width;
  let step = ratio >= 1 ? Math.floor(ratio) : 1 / Math.ceil(1 / ratio);
  let grid = at(step / density);
  while (!fits(grid)) {
    step = step > 1 ? step - 1 : 1 / (Math.round(1 / step) + 1);
    const smaller = at(step / density);
    if ((width + gap) * smaller.scale < LEAST) break;
    grid = smaller;
  }
  return grid;
}
