import { employ, type Mortal } from './employ';
import {
  failureOf,
  isFatal,
  type Engine,
  type Failure,
  type Loaded,
  type LoadOptions,
  type ModelId,
  type ModelSource,
} from './engine';
import type { Silences } from './watchdog';

/** An engine in a worker that outlives its worker. */
export interface RevivableEngine extends Engine {
  /** Ends the worker and starts a new one, in which open calls are made again and models loaded again. */
  restart(threads?: number): void;
}

/** The end of a worker. */
export interface Death {
  failure: Failure;
  /** Whether something was asked of it, which is now asked of the next. */
  again: boolean;
  /** Threads of the next worker, where it has fewer because they may have been the cause; else null. */
  fewer: number | null;
}

interface Live {
  engine: Engine;
  end: (reason: Error) => void;
  threads: number;
  /** Whether the runtime has started in it. */
  proven: boolean;
  loaded: Map<ModelId, Promise<Loaded>>;
}

/** Ends open calls that are to be made again, however often. */
class Restarted extends Error {}

/**
 * Keeps a worker alive: when it dies, hangs, has no memory left or its runtime does not start, a new one takes its place with
 * the models loaded again, and every open call is made once more; a second death is its failure. Where threads may have been the
 * cause, the next worker has one; should it not start either they were not, and the one after has as many as before.
 */
export function revive(
  start: (threads: number) => Mortal,
  initialThreads: number,
  onDeath: (death: Death) => void = () => undefined,
): RevivableEngine {
  let threads = initialThreads;
  let alone = false;
  let live: Live | null = null;
  const sources = new Map<ModelId, ModelSource>();
  const silences: Silences = new Map();

  function current(): Live {
    if (live) return live;
    const count = alone ? 1 : threads;
    const mine: Live = {
      ...employ(start(count), silences, (failure, open) => bury(mine, failure, open > 0)),
      threads: count,
      proven: false,
      loaded: new Map(),
    };
    return (live = mine);
  }

  function bury(dead: Live, failure: Failure, again: boolean) {
    if (live !== dead) return;
    live = null;
    const suspect = !dead.proven || failure.kind === 'hung';
    const fewer = suspect && dead.threads > 1 ? 1 : null;
    if (suspect) alone = fewer !== null;
    onDeath({ failure, again, fewer });
  }

  async function again<T>(work: (mine: Live) => Promise<T>): Promise<T> {
    for (let deaths = 0; ;) {
      const mine = current();
      try {
        return await work(mine);
      } catch (thrown) {
        if (thrown instanceof Restarted) continue;
        const failure = failureOf(thrown);
        // A runtime that did not start never starts again in the same worker.
        if (!isFatal(failure) && (mine.proven || failure.kind !== 'runtime')) throw thrown;
        if (live === mine) {
          bury(mine, failure, true);
          mine.end(new Restarted());
        }
        if (++deaths > 1) throw thrown;
      }
    }
  }

  function load(mine: Live, source: ModelSource, options?: LoadOptions): Promise<Loaded> {
    const loading = mine.engine.load(source, options);
    mine.loaded.set(source.id, loading);
    loading.then(
      () => (mine.proven = true),
      () => mine.loaded.get(source.id) === loading && mine.loaded.delete(source.id),
    );
    return loading;
  }

  const withModel = <T>(model: ModelId, work: (engine: Engine) => Promise<T>): Promise<T> =>
    again(async (mine) => {
      const source = sources.get(model);
      if (source) await (mine.loaded.get(model) ?? load(mine, source));
      return work(mine.engine);
    });

  return {
    load: (source, options) =>
      again(async (mine) => {
        const result = await load(mine, source, options);
        sources.set(source.id, source);
        return result;
      }),
    inspect: (files) => again(({ engine }) => engine.inspect(files)),
    frame: (picture, recipe, fit) => again(({ engine }) => engine.frame(picture, recipe, fit)),
    run: (model, pixels, want) => withModel(model, (engine) => engine.run(model, pixels, want)),
    parameters: (model, key) => withModel(model, (engine) => engine.parameters(model, key)),
    spectrum: (model, key) => withModel(model, (engine) => engine.spectrum(model, key)),
    means: (model, pixels) => withModel(model, (engine) => engine.means(model, pixels)),
    dependence: (first, second) => again(({ engine }) => engine.dependence(first, second)),
    time: (model, pixels) => withModel(model, (engine) => engine.time(model, pixels)),
    profile: (subject, runs, options) =>
      subject.kind === 'model'
        ? withModel(subject.model, (engine) => engine.profile(subject, runs, options))
        : again(({ engine }) => engine.profile(subject, runs, options)),
    memory: () => again(({ engine }) => engine.memory()),
    async unload(model) {
      sources.delete(model);
      const mine = live;
      mine?.loaded.delete(model);
      await mine?.engine.unload(model).catch((thrown: unknown) => {
        // With its worker the model is gone all the more.
        if (live === mine) throw thrown;
      });
    },
    restart(count) {
      if (count !== undefined) {
        threads = count;
        alone = false;
      }
      const old = live;
      live = null;
      old?.end(new Restarted());
    },
  };
}
