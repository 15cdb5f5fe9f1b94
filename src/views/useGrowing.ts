import { useEffect, useState } from 'preact/compat';

const STEP = 80;

const whenIdle: (work: () => void) => number =
  'requestIdleCallback' in globalThis ? (work) => requestIdleCallback(work, { timeout: 500 }) : setTimeout;
const notAnyMore = 'cancelIdleCallback' in globalThis ? cancelIdleCallback : clearTimeout;

/**
 * How many of `count` things to show of `what`: some at once, more whenever the page has nothing else to do, so
 * that thousands do not block it. Begins anew when `what` is another.
 */
export function useGrowing(what: unknown, count: number): number {
  const [grown, setGrown] = useState({ what, to: STEP });
  const to = grown.what === what ? grown.to : STEP;
  useEffect(() => {
    if (to >= count) return;
    const waiting = whenIdle(() => setGrown({ what, to: to + STEP }));
    return () => notAnyMore(waiting);
  }, [what, to, count]);
  return Math.min(count, to);
}
