import { useEffect, useRef, type RefObject } from 'react';

/** Ctrl and the wheel, or a pinch on a trackpad: +1 to come nearer. The wheel alone scrolls, as everywhere. */
export function useZoomWheel(
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
    // React's own wheel listener is passive: it could not keep the page from zooming.
    node.addEventListener('wheel', turn, { passive: false });
    return () => node.removeEventListener('wheel', turn);
  }, [element]);
}

/** Pixels of wheel for a step; a pinch sends many small ones. */
const STEP = 40;
