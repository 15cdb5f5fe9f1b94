import { useEffect, useState } from 'preact/compat';
import { reduced } from '../draw/reduce';
import type { LayerKey } from '../network/types';
import { statistics, type Statistics } from '../tensor/stats';
import type { Shown } from './useShown';

/** Maps with more values than this are shown as means of 2 x 2 on most screens: the grid finds them ready. */
const LARGE = 400_000;

const none: ReadonlyMap<LayerKey, Statistics> = new Map();

const whenIdle: (work: () => void) => void =
  'requestIdleCallback' in globalThis ? (work) => requestIdleCallback(work, { timeout: 500 }) : setTimeout;

/**
 * Statistics of every layer, computed one layer at a time when the page has nothing else to do, so that a click finds
 * them ready. They change once, when the last is known: until then they are those of the result before, of which nothing else is held.
 */
export function useIdleStatistics(shown: Shown | null): ReadonlyMap<LayerKey, Statistics> {
  const [ready, setReady] = useState(none);
  useEffect(() => {
    if (!shown) return;
    let wanted = true;
    const waiting = shown.network.layers.flatMap(({ key }) => {
      const tensor = shown.tensorOf(key);
      return tensor ? [{ key, tensor }] : [];
    });
    const found = new Map<LayerKey, Statistics>();
    const next = () => {
      if (!wanted) return;
      const first = waiting.shift();
      if (!first) return setReady(found);
      const { key, tensor } = first;
      found.set(key, statistics(tensor).whole);
      if (tensor.data.length > LARGE) reduced(tensor, 2);
      whenIdle(next);
    };
    whenIdle(next);
    return () => {
      wanted = false;
    };
  }, [shown]);
  return ready;
}
