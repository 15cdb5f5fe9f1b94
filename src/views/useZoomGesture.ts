import { useEffect, useRef, type RefObject } from 'preact/compat';

/**
 * Ctrl and the wheel, a pinch on a trackpad or two fingers on the element itself: +1 to come nearer. The wheel alone and one
 * finger scroll, as everywhere.
 */
export function useZoomGesture(
  element: RefObject<HTMLElement | null>,
  onZoom: (direction: 1 | -1) => void,
): void {
  const zoom = useRef(onZoom);
  useEffect(() => {
    zoom.current = onZoom;
  });
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    let travelled = 0;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      travelled -= event.deltaY;
      if (Math.abs(travelled) < STEP) return;
      zoom.current(travelled > 0 ? 1 : -1);
      travelled = 0;
    };
    let apart = 0;
    const begin = ({ touches }: TouchEvent) => {
      apart = spread(touches);
    };
    const pinch = (event: TouchEvent) => {
      const now = spread(event.touches);
      if (now === 0 || apart === 0) return;
      event.preventDefault();
      const ratio = now / apart;
      if (ratio < PINCH && ratio > 1 / PINCH) return;
      zoom.current(ratio > 1 ? 1 : -1);
      apart = now;
    };
    // Not passive: they keep the page from zooming.
    const stop = new AbortController();
    const active = { passive: false, signal: stop.signal };
    node.addEventListener('wheel', turn, active);
    node.addEventListener('touchstart', begin, { passive: true, signal: stop.signal });
    node.addEventListener('touchmove', pinch, active);
    return () => stop.abort();
  }, [element]);
}

/** Pixels of wheel for a step; a pinch on a trackpad sends many small ones. */
const STEP = 40;
/** How much farther apart two fingers go for a step. */
const PINCH = 1.35;

/** Pixels between two fingers; 0 for any other number of them. */
function spread({ 0: first, 1: second, length }: TouchList): number {
  return length === 2 && first && second
    ? Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY)
    : 0;
}
