import type { Model } from '../catalog';
import { calibrate, candidates, fastest } from '../engine/calibrate';
import type { Engine } from '../engine/engine';
import { connect } from '../engine/remote';
import type { Pixels } from '../tensor/pixels';

/** Measures which number of threads is fastest here, in workers of their own that end afterwards. */
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
    return fastest(await calibrate(engines, source, pixels));
  } finally {
    for (const worker of workers) worker.terminate();
  }
}
