/** Does something when the page has nothing else to do, or after half a second; gives a number by which `notAnyMore` stops it. */
export const whenIdle: (work: () => void) => number =
  'requestIdleCallback' in globalThis ? (work) => requestIdleCallback(work, { timeout: 500 }) : setTimeout;
export const notAnyMore = 'cancelIdleCallback' in globalThis ? cancelIdleCallback : clearTimeout;
