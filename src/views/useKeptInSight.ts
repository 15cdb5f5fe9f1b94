import { useLayoutEffect, useRef, type RefObject } from 'preact/compat';
import type { NetworkMap } from '../draw/map';
import type { LayerKey } from '../network/types';

/**
 * Brings the selected layer into sight when it is chosen elsewhere. While only the map changes (its size, or the network that is
 * read once the weights are there), the selected layer stays where it is on screen; if it was scrolled out of sight, so does the
 * middle of what is seen. Goes by what is known of the room: asking the browser would make it lay out the page at once.
 */
export function useKeptInSight(
  room: RefObject<HTMLDivElement | null>,
  map: NetworkMap,
  selected: LayerKey,
  { left, available, edge }: { left: number; available: number; edge: number },
  onLeft: (left: number) => void,
) {
  const last = useRef<{ map: NetworkMap; selected: LayerKey; middle: number } | null>(null);
  // Nothing is before the room has been measured.
  const isDrawn = available > 0;
  const sight = useRef({ left, available });
  useLayoutEffect(() => {
    sight.current = { left, available };
  }, [left, available]);
  useLayoutEffect(() => {
    const node = room.current;
    const box = map.boxes.find(({ key }) => key === selected);
    if (!node || !box || !isDrawn) return;
    const { left, available } = sight.current;
    const middle = edge + box.x + box.width / 2;
    const inSight = (x: number) => x >= left && x <= left + available;
    const was = last.current;
    const centre = left + available / 2;
    const moved = () => {
      if (was?.selected !== selected) return inSight(middle) ? 0 : middle - centre;
      return inSight(was.middle) ? middle - was.middle : centre * (map.width / was.map.width - 1);
    };
    const to = left + moved();
    last.current = { map, selected, middle };
    if (to === left) return;
    node.scrollTo({ left: to });
    // Before anything is shown: the event of the scroll comes a frame later.
    onLeft(node.scrollLeft);
  }, [room, map, selected, isDrawn, edge, onLeft]);
}
