import type { Model } from '../catalog';
import { calibrate, candidates, fastest } from '../engine/calibrate';
import { employ, type Mortal } from '../engine/employ';
import type { Pixels } from '../tensor/pixels';

/** Measures which number of threads is fastest here, in workers of their own that end afterwards; null if that failed. */
export async function measureThreads(
  start: (threads: number) => Mortal,
  { source }: Model,
  pixels: Pixels,
): Promise<number | null> {
  const silences = new Map<string, number>();
  const employed = candidates(navigator.hardwareConcurrency).map(
    (threads) => [threads, employ(start(threads), silences, () => undefined)] as const,
  );
  try {
    const engines = new Map(employed.map(([threads, { engine }]) => [threads, engine]));
    return fastest(await calibrate(engines, source, pixels));
  } catch {
    return null;
  } finally {
    for (const [, { end }] of employed) end(new Error('measured'));
  }
}
