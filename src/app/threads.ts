import type { Model } from '../catalog';
import { calibrate, candidates, fastest } from '../engine/calibrate';
import type { Engine } from '../engine/engine';
import { connect } from '../engine/remote';
import type { Pixels } from '../tensor/pixels';

const KEY = 'squeezelens.threads';

/** The number of threads measured on this device before, or null. Storage may be full, denied or tampered with. */
export function rememberedThreads(): number | null {
  try {
    const threads = Number(localStorage.getItem(KEY));
    return Number.isInteger(threads) && threads >= 1 && threads <= 16 ? threads : null;
  } catch {
    return null;
  }
}

/** Measures which number of threads is fastest here, in workers of their own that end afterwards, and remembers it. */
export async function measureThreads(
  start: (threads: number) => Worker,
  { source }: Model,
  pixels: Pixels,
): Promise<number> {
  const workers: Worker[] = [];
  try {
    const engines = new Map<number, Engine>();
    for (const threads of candidates(navigator.hardwareConcurrency)) {
      const worker = start(threads);
      workers.push(worker);
      engines.set(threads, connect(worker));
    }
    const threads = fastest(await calibrate(engines, source, pixels));
    try {
      localStorage.setItem(KEY, String(threads));
    } catch {
      // Without storage the measurement is made again next time: slower, never wrong.
    }
    return threads;
  } finally {
    for (const worker of workers) worker.terminate();
  }
}
