import { useCallback, useEffect, useState } from 'react';
import type { LayerKey } from '../network/types';
import { statistics, type TensorStatistics } from '../tensor/stats';
import type { Shown } from './useShown';

const whenIdle: (work: () => void) => void =
  'requestIdleCallback' in globalThis ? (work) => requestIdleCallback(work, { timeout: 500 }) : setTimeout;

/**
 * Statistics of every layer, computed one layer at a time when the page has nothing else to do, so that a click finds
 * them ready. The function changes once, when the last is known.
 */
export function useIdleStatistics(shown: Shown | null): (key: LayerKey) => TensorStatistics | undefined {
  const [ready, setReady] = useState<Shown | null>(null);
  useEffect(() => {
    if (!shown) return;
    let wanted = true;
    const tensors = shown.network.layers.flatMap(({ key }) => shown.tensorOf(key) ?? []);
    const next = () => {
      if (!wanted) return;
      const tensor = tensors.shift();
      if (!tensor) return setReady(shown);
      statistics(tensor);
      whenIdle(next);
    };
    whenIdle(next);
    return () => {
      wanted = false;
    };
  }, [shown]);
  return useCallback(
    (key) => {
      const tensor = ready?.tensorOf(key);
      return tensor && statistics(tensor);
    },
    [ready],
  );
}
