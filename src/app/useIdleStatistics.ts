import { useCallback, useEffect, useState } from 'preact/compat';
import { reduced } from '../draw/reduce';
import type { LayerKey } from '../network/types';
import { statistics, type TensorStatistics } from '../tensor/stats';
import type { Shown } from './useShown';

/** Maps with more values than this are shown as means of 2 x 2 on most screens: the grid finds them ready. */
const LARGE = 400_000;

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
      if (tensor.data.length > LARGE) reduced(tensor, 2);
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
