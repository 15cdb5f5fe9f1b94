import { multiplyProbe, streamProbe, type Probe } from '../network/probes';
import type { Engine, LoadOptions } from './engine';

/** What this machine reaches in this runtime: the two lines of a roofline. */
export interface Peak {
  macsPerMs: number;
  bytesPerMs: number;
}

/** Large enough that fixed costs vanish, small enough for a phone: half a billion multiply-accumulates, 32 MiB each way. */
const MATRIX = 768;
const STREAM = 2 ** 23;
const RUNS = 6;

/** Measures the best rate of multiply-accumulates and of memory traffic, from the fastest run of each probe. */
export async function measurePeak(engine: Pick<Engine, 'profile'>, options: LoadOptions = {}): Promise<Peak> {
  const fastest = async ({ bytes, input, dims }: Probe) => {
    const { nodes } = await engine.profile({ kind: 'file', bytes, input, dims }, RUNS, options);
    return Math.min(...nodes.flatMap(({ ms }) => ms));
  };
  const multiply = multiplyProbe(MATRIX);
  const stream = streamProbe(STREAM);
  return {
    macsPerMs: multiply.macs / (await fastest(multiply)),
    bytesPerMs: stream.traffic / (await fastest(stream)),
  };
}
