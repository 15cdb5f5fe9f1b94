import { useEffect, useState } from 'preact/compat';
import { reduced } from '../draw/reduce';
import type { LayerKey, Network } from '../network/types';
import { statistics, type Statistics } from '../tensor/stats';
import { notAnyMore, whenIdle } from '../views/whenIdle';
import type { Shown } from './useShown';

/** Maps with more values than this are shown as means of 2 x 2 on most screens: the grid finds them ready. */
const LARGE = 400_000;

type Known = ReadonlyMap<LayerKey, Statistics>;
const none: Known = new Map();

/**
 * Statistics of every layer, computed one layer at a time when the page has nothing else to do, so that a click finds
 * them ready. They change once, when the last is known: until then they are those of the result before, of which nothing else is held;
 * none where that was another network's.
 */
export function useIdleStatistics(shown: Shown | null): Known {
  const [ready, setReady] = useState<{ of: Network | null; known: Known }>({ of: null, known: none });
  useEffect(() => {
    if (!shown) return;
    const waiting = shown.network.layers.flatMap(({ key }) => {
      const tensor = shown.tensorOf(key);
      return tensor ? [{ key, tensor }] : [];
    });
    const found = new Map<LayerKey, Statistics>();
    const next = () => {
      const first = waiting.shift();
      if (!first) return setReady({ of: shown.network, known: found });
      const { key, tensor } = first;
      found.set(key, statistics(tensor).whole);
      if (tensor.data.length > LARGE) reduced(tensor, 2);
      waitingFor = whenIdle(next);
    };
    let waitingFor = whenIdle(next);
    return () => notAnyMore(waitingFor);
  }, [shown]);
  return ready.of === shown?.network ? ready.known : none;
}
