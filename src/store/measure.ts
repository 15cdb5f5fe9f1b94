import { EngineError, failureOf, type Engine, type ModelId } from '../engine/engine';
import { measurePeak } from '../engine/peak';
import type { Pixels } from '../tensor/pixels';
import { RUNS, type Measurements, type ScalingTask } from './measuring';
import type { AppState } from './store';

/** What measuring reads and writes of the page's state. */
type Written = Pick<AppState, 'measuring' | 'measurements'>;
interface Store {
  getState: () => { runs: Readonly<Record<ModelId, { last: { framed: { pixels: Pixels } } | null }>> };
  setState: (change: Partial<Written> | ((state: Written) => Partial<Written>)) => void;
}

/** Measures on request; a new request, or `stop`, ends the one before. Results stay until newer ones are whole. */
export function createMeasuring(engine: Pick<Engine, 'profile' | 'time'>, store: Store) {
  let abort = new AbortController();

  async function begin(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    abort.abort();
    const mine = (abort = new AbortController());
    try {
      await work(mine.signal);
      if (!mine.signal.aborted) store.setState({ measuring: { status: 'idle' } });
    } catch (thrown) {
      if (!mine.signal.aborted)
        store.setState({ measuring: { status: 'failed', failure: failureOf(thrown) } });
    }
  }

  const keep = (found: (before: Measurements) => Partial<Measurements>) =>
    store.setState(({ measurements }) => ({ measurements: { ...measurements, ...found(measurements) } }));

  /** Word that was on its way when the measurement was stopped does not begin it again. */
  const progress = (signal: AbortSignal, done: number, runs: number) => {
    if (!signal.aborted) store.setState({ measuring: { status: 'running', run: done, runs } });
  };

  return {
    /** Every layer of these models, on the pictures that they show, and what the machine can do at best. */
    layers: (models: readonly ModelId[]) =>
      begin(async (signal) => {
        const onProgress = ({ loaded, total }: { loaded: number; total: number | null }) =>
          progress(signal, loaded, total ?? 0);
        for (const model of models) {
          const pixels = store.getState().runs[model]?.last?.framed.pixels;
          if (!pixels) throw new EngineError({ kind: 'not-loaded', model });
          const profile = await engine.profile({ kind: 'model', model, pixels }, RUNS.layers, {
            onProgress,
            signal,
          });
          keep(({ profiles }) => ({ profiles: { ...profiles, [model]: profile } }));
        }
        const peak = await measurePeak(engine, { onProgress, signal });
        keep(() => ({ peak }));
      }),

    /** Whole runs of these models in turn, A B A B, after one round that warms up. */
    inTurn: (models: readonly ModelId[]) =>
      begin(async (signal) => {
        const rounds: number[][] = [];
        for (let round = 0; round <= RUNS.inTurn; round++) {
          progress(signal, round, RUNS.inTurn + 1);
          const times: number[] = [];
          for (const model of models) {
            const pixels = store.getState().runs[model]?.last?.framed.pixels;
            if (!pixels) throw new EngineError({ kind: 'not-loaded', model });
            times.push(await engine.time(model, pixels));
            if (signal.aborted) return;
          }
          if (round > 0) rounds.push(times);
        }
        keep(() => ({ inTurn: { models, rounds } }));
      }),

    /** Whole runs of networks that are made for it. */
    scaling: (tasks: readonly ScalingTask[]) =>
      begin(async (signal) => {
        keep(() => ({ scaling: [] }));
        for (const [at, { model, dial, setting, file }] of tasks.entries()) {
          progress(signal, at, tasks.length);
          const { runs } = await engine.profile(file(), RUNS.scaling, { signal });
          keep(({ scaling }) => ({ scaling: [...scaling, { model, dial, setting, ms: runs }] }));
        }
      }),

    stop() {
      abort.abort();
      store.setState({ measuring: { status: 'idle' } });
    },
  };
}
