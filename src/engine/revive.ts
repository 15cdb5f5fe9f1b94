import { employ, type Mortal } from './employ';
import {
  failureOf,
  isFatal,
  type Backend,
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
  restart(backend?: Backend): void;
}

/** The end of a worker. */
export interface Death {
  failure: Failure;
  /** Whether something was asked of it, which is now asked of the next. */
  again: boolean;
  /** What the next worker runs on instead, because what this one ran on may have been the cause; else null. */
  instead: 'wasm' | 'one-thread' | null;
}

interface Live {
  engine: Engine;
  end: (reason: Error) => void;
  backend: Backend;
  /** Whether the runtime has started in it. */
  proven: boolean;
  loaded: Map<ModelId, Promise<Loaded>>;
}

/** Ends open calls that are to be made again, however often. */
class Restarted extends Error {}

/**
 * Keeps a worker alive: when it dies, hangs, has no memory left or its runtime does not start, a new one takes its place with
 * the models loaded again, and every open call is made once more; a second death is its failure. Where threads may have been the
 * cause, the next worker has one; should it not start either they were not, and the one after has as many as before. After a death on
 * WebGPU, WebAssembly takes over.
 */
export function revive(
  start: (backend: Backend) => Mortal,
  initialThreads: number,
  onDeath: (death: Death) => void = () => undefined,
  gpu = false,
): RevivableEngine {
  let threads = initialThreads;
  let alone = false;
  let live: Live | null = null;
  const sources = new Map<ModelId, ModelSource>();
  const silences: Silences = new Map();

  function current(): Live {
    if (live) return live;
    const backend = gpu ? 'webgpu' : alone ? 1 : threads;
    const mine: Live = {
      ...employ(start(backend), silences, (failure, open) => bury(mine, failure, open > 0)),
      backend,
      proven: false,
      loaded: new Map(),
    };
    return (live = mine);
  }

  function bury(dead: Live, failure: Failure, again: boolean) {
    if (live !== dead) return;
    live = null;
    let instead: Death['instead'] = null;
    if (dead.backend === 'webgpu') {
      gpu = false;
      instead = 'wasm';
    } else if (!dead.proven || failure.kind === 'hung') {
      alone = dead.backend > 1;
      if (alone) instead = 'one-thread';
    }
    onDeath({ failure, again, instead });
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
        if (mine.backend !== 'webgpu' && ++deaths > 1) throw thrown;
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

  // Its code and the runtime's are fetched before anything is asked of it.
  current();

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
    see: (model, frame, fit, want) => withModel(model, (engine) => engine.see(model, frame, fit, want)),
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
    restart(backend) {
      if (backend !== undefined) {
        gpu = backend === 'webgpu';
        alone = false;
        if (backend !== 'webgpu') threads = backend;
      }
      const old = live;
      live = null;
      old?.end(new Restarted());
    },
  };
}
