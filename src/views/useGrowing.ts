import { useEffect, useState } from 'preact/compat';
import { notAnyMore, whenIdle } from './whenIdle';

/**
 * How many of `count` things to show of `what`: `step` at once, as many more whenever the page has nothing else to do, so
 * that thousands do not block it. Begins anew when `what` is another.
 */
export function useGrowing(what: unknown, count: number, step: number): number {
  const [grown, setGrown] = useState({ what, to: step });
  const to = grown.what === what ? grown.to : step;
  useEffect(() => {
    if (to >= count) return;
    const waiting = whenIdle(() => setGrown({ what, to: to + step }));
    return () => notAnyMore(waiting);
  }, [what, to, count, step]);
  return Math.min(count, to);
}
