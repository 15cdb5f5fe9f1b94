/** What a label belongs to: a span of x, and the height of the thing it stands over. */
export interface LabelAnchor {
  /** Width of its text. */
  wide: number;
  x: number;
  width: number;
  top: number;
  /** The smallest is placed first. */
  rank: number;
  /** Lines that it may rise to find room. */
  rise: number;
}

/** Where a label's text is centred, at its baseline. */
export interface PlacedLabel {
  x: number;
  y: number;
}

const CELL = 2;
/** From one line of labels to the next. */
export const LINE = 12;
const TALL = 10;
const ABOVE = 4;

/**
 * Places labels over their things so that no two overlap, none covers a box and none is cut: those that find no room
 * are null. What is taken is kept in a grid of cells, so that the work grows with the drawing and not with its square.
 */
export function placeLabels(
  anchors: readonly LabelAnchor[],
  boxes: readonly { x: number; y: number; width: number; height: number }[],
  room: { left: number; right: number; top: number; bottom: number },
): (PlacedLabel | null)[] {
  const columns = Math.max(1, Math.ceil((room.right - room.left) / CELL));
  const rows = Math.max(1, Math.ceil((room.bottom - room.top) / CELL));
  // Column after column: boxes are tall, so most are few fills.
  const taken = new Uint8Array(columns * rows);
  /** Whether any cell of a rectangle is taken; `mark` takes them all. */
  const touch = (x: number, y: number, width: number, height: number, mark: boolean): boolean => {
    const right = Math.min(columns, Math.ceil((x + width - room.left) / CELL));
    const upper = Math.max(0, Math.floor((y - room.top) / CELL));
    const lower = Math.min(rows, Math.ceil((y + height - room.top) / CELL));
    for (let column = Math.max(0, Math.floor((x - room.left) / CELL)); column < right; column++)
      if (mark) taken.fill(1, column * rows + upper, column * rows + lower);
      else for (let row = upper; row < lower; row++) if (taken[column * rows + row] === 1) return true;
    return false;
  };
  for (const { x, y, width, height } of boxes) touch(x, y, width, height, true);
  const placed: (PlacedLabel | null)[] = anchors.map(() => null);
  const byRank = anchors.map((_, i) => i).sort((a, b) => (anchors[a]?.rank ?? 0) - (anchors[b]?.rank ?? 0));
  for (const i of byRank) {
    const anchor = anchors[i];
    if (!anchor) continue;
    const width = anchor.wide;
    const middle = anchor.x + anchor.width / 2;
    const x = Math.max(room.left + width / 2, Math.min(room.right - width / 2, middle));
    for (let rise = 0; rise <= anchor.rise; rise++) {
      const y = anchor.top - ABOVE - rise * LINE;
      const upper = y - TALL + 2;
      if (upper < room.top || touch(x - width / 2, upper, width, TALL, false)) continue;
      touch(x - width / 2, upper, width, TALL, true);
      placed[i] = { x, y };
      break;
    }
  }
  return placed;
}
