import { useRef, useState, type CSSProperties, type PointerEvent } from 'preact/compat';
import { useWords } from './useWords';

interface Point {
  x: number;
  y: number;
}

interface Props {
  /** Side of the square in pixels. */
  size: number;
  style: CSSProperties;
  onPoint: (x: number, y: number) => void;
  onHover: ((at: Point | null) => void) | undefined;
}

/** A square to pick a pixel in: with the pointer, or by the arrow keys (with Shift pixel by pixel) and Enter. */
export function PickPoint({ size, style, onPoint, onHover }: Props) {
  const { picture: words } = useWords();
  const [cursor, setCursor] = useState<Point | null>(null);
  const centre = Math.floor(size / 2);
  const from = cursor ?? { x: centre, y: centre };
  const pressed = useRef<Point>(from);

  const under = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point => {
    const box = currentTarget.getBoundingClientRect();
    return {
      x: inside(Math.floor(((clientX - box.left) / box.width) * size), size),
      y: inside(Math.floor(((clientY - box.top) / box.height) * size), size),
    };
  };
  const press = (event: KeyboardEvent) => {
    const to = moved(from, event.key, event.shiftKey ? 1 : 8, size);
    if (!to) return;
    event.preventDefault();
    setCursor(to);
    onHover?.(to);
  };

  return (
    <button
      type="button"
      className="pick-point"
      style={style}
      aria-label={cursor ? words.pickAt(cursor.x, cursor.y) : words.pick}
      onPointerDown={(event) => {
        pressed.current = under(event);
      }}
      onPointerMove={(event) => onHover?.(under(event))}
      onPointerLeave={() => onHover?.(null)}
      onClick={(event) => {
        // A click by Enter or Space has no place of its own, and one by a pointer only whole pixels of the screen.
        const { x, y } = event.detail === 0 ? from : pressed.current;
        onPoint(x, y);
      }}
      onKeyDown={press}
      onBlur={() => {
        setCursor(null);
        onHover?.(null);
      }}
    />
  );
}

/** Where a key leads, staying inside; null for a key that does not move. */
function moved({ x, y }: Point, key: string, step: number, size: number): Point | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: inside(x - step, size), y };
    case 'ArrowRight':
      return { x: inside(x + step, size), y };
    case 'ArrowUp':
      return { x, y: inside(y - step, size) };
    case 'ArrowDown':
      return { x, y: inside(y + step, size) };
    default:
      return null;
  }
}

function inside(pixel: number, size: number): number {
  return Math.min(size - 1, Math.max(0, pixel));
}
