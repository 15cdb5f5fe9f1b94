import { idle } from './mainThread.mjs';

export const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** All that a page and its worker hold, in bytes. */
export const whole = ({ wasm, heap, buffers }) => wasm + heap + buffers;

/** Runs in the page: goes through the sample pictures, one run after the other, from where it last stopped. */
export async function change(times) {
  const buttons = document.querySelectorAll('.sample-gallery button');
  for (let i = 0; i < times; i++) {
    const { length } = globalThis.seen.runs;
    globalThis.turn = (globalThis.turn ?? 0) + 1;
    buttons[globalThis.turn % buttons.length].click();
    while (globalThis.seen.runs.length === length) await new Promise((turn) => setTimeout(turn, 5));
    await new Promise((turn) => requestAnimationFrame(() => setTimeout(turn)));
  }
}

/** What is held after collection, in bytes: the runtime's WebAssembly, the page's heap and its buffers; and one capture. */
export async function memory(page, session) {
  await idle(page);
  // What a first collection sets free may hold what only a second one finds.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  const rest = await page.evaluate(async () => {
    const [worker] = globalThis.seen.workers;
    const id = -1;
    const wasm = await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }) => data.id === id && resolve(data.done.value));
      worker.postMessage({ id, call: 'memory' });
    });
    return { wasm, capture: globalThis.seen.runs.at(-1).bytes };
  });
  return { heap: usedSize, buffers: backingStorageSize, ...rest };
}

/**
 * The most that is held after any of a few pictures: what is told of all layers is computed in idle time, and until then that of the former
 * picture is shown, and held.
 */
export async function most(page, session) {
  const looks = [];
  for (let i = 0; i < 8; i++) {
    await page.evaluate(change, 1);
    looks.push(await memory(page, session));
  }
  return looks.reduce((a, b) => (whole(b) > whole(a) ? b : a));
}
