import type { Pixels } from '../tensor/pixels';
import type { Engine, ModelSource } from './engine';

/** Thread counts worth trying on this machine, fewest first. */
export function candidates(cores: number): number[] {
  return [1, 2, 4, 8].filter((threads) => threads === 1 || threads <= cores);
}

/**
 * Milliseconds a run takes with each number of threads, interleaved (1 2 4 1 2 4 ...) so that a busy moment hits
 * all alike; the median of `rounds` after one warm-up. More threads than the machine can spare are slower, so this is measured and
 * never taken from the core count. Numbers with which the runtime does not start are left out.
 */
export async function calibrate(
  engines: ReadonlyMap<number, Engine>,
  source: ModelSource,
  pixels: Pixels,
  rounds = 5,
): Promise<Map<number, number>> {
  const times = new Map<number, number[]>();
  const able = new Map<number, Engine>();
  for (const [threads, engine] of engines)
    await engine.load(source).then(
      () => able.set(threads, engine),
      (thrown: unknown) => {
        if (threads === 1) throw thrown;
      },
    );
  for (let round = 0; round <= rounds; round++)
    for (const [threads, engine] of able) {
      const runMs = await engine.time(source.id, pixels);
      if (round > 0) times.set(threads, [...(times.get(threads) ?? []), runMs]);
    }
  return new Map([...times].map(([threads, runs]) => [threads, median(runs)]));
}

/** The fewest threads within 5 % of the fastest. */
export function fastest(times: ReadonlyMap<number, number>): number {
  const best = Math.min(...times.values());
  return Math.min(...[...times].filter(([, ms]) => ms <= best * 1.05).map(([threads]) => threads));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
