import { useLayoutEffect, useRef, useState, type RefObject } from 'preact/compat';
import type { StoreApi } from 'zustand/vanilla';

type Readable<State> = Pick<StoreApi<State>, 'getState' | 'subscribe'>;

/** What a view was last drawn from, and how that is found in the state. */
interface Drawn<State, Part> {
  select: (state: State) => Part;
  same: (a: Part, b: Part) => boolean;
  part: Part;
}

/**
 * What `select` takes from the state of a store; the view is drawn anew when it is no longer the `same`. Nothing that lives as long as the view does may
 * close over the part: the first result that a view was drawn from would be kept with all its tensors.
 */
export function useStore<State, Part>(
  store: Readable<State>,
  select: (state: State) => Part,
  same: (a: Part, b: Part) => boolean = Object.is,
): Part {
  const [, setTimes] = useState(0);
  const drawn = useRef<Drawn<State, Part> | null>(null);
  useLayoutEffect(() => follow(store, drawn, () => setTimes((times) => times + 1)), [store]);
  const part = select(store.getState());
  const before = drawn.current;
  // What is the same stays the very same one.
  const kept = before && same(before.part, part) ? before.part : part;
  drawn.current = { select, same, part: kept };
  return kept;
}

function follow<State, Part>(
  store: Readable<State>,
  drawn: RefObject<Drawn<State, Part> | null>,
  redraw: () => void,
): () => void {
  const look = () => {
    const last = drawn.current;
    if (last && !last.same(last.part, last.select(store.getState()))) redraw();
  };
  // The state may have changed since the view was drawn.
  look();
  return store.subscribe(look);
}
