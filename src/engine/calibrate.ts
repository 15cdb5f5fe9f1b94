import type { Pixels } from '../tensor/pixels';
import { failureOf, type Backend, type Engine, type Failure, type ModelSource } from './engine';

const ROUNDS = 5;

/** Thread counts worth trying on this machine, fewest first. */
export function candidates(cores: number): number[] {
  return [1, 2, 4, 8].filter((threads) => threads === 1 || threads <= cores);
}

/**
 * Milliseconds that a run with all its tensors takes on each, interleaved (1 2 4 1 2 4 ...) so that a busy moment hits all alike; the
 * median after one warm-up. More threads than the machine can spare are slower, and so is a graphics processor on small networks: this
 * is measured and never taken from what the machine has. All but the first may fail, and are then left out.
 */
export async function calibrate(
  engines: ReadonlyMap<Backend, Engine>,
  source: ModelSource,
  pixels: Pixels,
  onRefused: (failure: Failure) => void = () => undefined,
): Promise<Map<Backend, number>> {
  const [first] = engines.keys();
  const times = new Map<Backend, number[]>();
  const attempt = async (backend: Backend, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (thrown) {
      if (backend === first) throw thrown;
      times.delete(backend);
      onRefused(failureOf(thrown));
    }
  };
  for (const [backend, engine] of engines) {
    times.set(backend, []);
    await attempt(backend, () => engine.load(source));
  }
  for (let round = 0; round <= ROUNDS; round++)
    for (const [backend, engine] of engines) {
      const taken = times.get(backend);
      if (!taken) continue;
      await attempt(backend, async () => {
        const { runMs } = await engine.run(source.id, pixels, { kind: 'all', pre: false });
        if (round > 0) taken.push(runMs);
      });
    }
  return new Map([...times].map(([backend, runs]) => [backend, median(runs)]));
}

/** The first within 5 % of the fastest. */
export function fastest<Of extends Backend>(times: ReadonlyMap<Of, number>): Of | null {
  const best = Math.min(...times.values());
  return [...times].find(([, ms]) => ms <= best * 1.05)?.[0] ?? null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
