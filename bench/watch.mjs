/**
 * Runs in a page before its own scripts and keeps what happens there in `globalThis.seen`: long tasks, layout shifts nobody caused,
 * the time of the first live result after it was painted, workers, and when each run's tensors arrived with how many bytes.
 */
export function watch() {
  const seen = { longTasks: [], shift: 0, live: null, workers: [], runs: [] };
  globalThis.seen = seen;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push({ startTime, duration }));
  observe('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));

  const status = new MutationObserver(() => {
    const text = document.querySelector('output[aria-label="Status"]')?.textContent ?? '';
    if (!/\d ms/.test(text)) return;
    status.disconnect();
    requestAnimationFrame(() => setTimeout(() => (seen.live = performance.now())));
  });
  status.observe(document, { subtree: true, childList: true, characterData: true });

  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      seen.workers.push(this);
      this.addEventListener('message', ({ data }) => {
        if (data.kind !== 'done' || data.done.call !== 'run') return;
        const { post, pre } = data.done.value.activations;
        // What a concatenation joins are views of one buffer.
        const buffers = new Set([...post.values(), ...pre.values()].map(({ data }) => data.buffer));
        const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
        seen.runs.push({ at: performance.now(), bytes });
      });
    }
  };
}

/** Resolves with the milliseconds from navigation to the first live result. */
export const live = async (page) =>
  (await page.waitForFunction(() => globalThis.seen.live, null, { polling: 100 })).jsonValue();
