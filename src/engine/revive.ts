import { EngineError, type Engine, type ModelId, type ModelSource } from './engine';
import { connect } from './remote';
import type { Port } from './protocol';

/** A worker, or anything that dies like one. */
export interface Mortal extends Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
  terminate(): void;
}

/** An engine in a worker that outlives its worker. */
export interface RevivableEngine extends Engine {
  /** Ends the worker; open calls fail as cancelled, and the next call starts a new one with the models loaded again. */
  restart(threads?: number): void;
}

/**
 * Keeps a worker alive: when it dies, open calls fail as `crashed`, the next call starts a new worker and loads
 * again what had been loaded. A run that died with its worker is tried once more.
 */
export function revive(start: (threads: number) => Mortal, initialThreads: number): RevivableEngine {
  let threads = initialThreads;
  let live: {
    worker: Mortal;
    engine: ReturnType<typeof connect>;
    loaded: Map<ModelId, Promise<unknown>>;
  } | null = null;
  const sources = new Map<ModelId, ModelSource>();

  function current() {
    if (live) return live;
    const worker = start(threads);
    const mine = { worker, engine: connect(worker), loaded: new Map<ModelId, Promise<unknown>>() };
    worker.addEventListener('error', (event) => {
      if (live === mine) live = null;
      worker.terminate();
      mine.engine.fail({ kind: 'crashed', message: event.message ?? '' });
    });
    return (live = mine);
  }

  async function withModel<T>(model: ModelId, work: (engine: Engine) => Promise<T>): Promise<T> {
    const { engine, loaded } = current();
    const source = sources.get(model);
    if (source && !loaded.has(model)) loaded.set(model, engine.load(source));
    await loaded.get(model);
    return work(engine);
  }

  async function twice<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((thrown: unknown) => {
      if (thrown instanceof EngineError && thrown.failure.kind === 'crashed') return work();
      throw thrown;
    });
  }

  return {
    async load(source, options) {
      const { engine, loaded } = current();
      const loading = engine.load(source, options);
      loaded.set(source.id, loading);
      try {
        const result = await loading;
        sources.set(source.id, source);
        return result;
      } catch (thrown) {
        loaded.delete(source.id);
        throw thrown;
      }
    },
    inspect: (files) => twice(() => current().engine.inspect(files)),
    frame: (picture, recipe, fit) => twice(() => current().engine.frame(picture, recipe, fit)),
    run: (model, pixels, want) => twice(() => withModel(model, (engine) => engine.run(model, pixels, want))),
    parameters: (model, key) => twice(() => withModel(model, (engine) => engine.parameters(model, key))),
    spectrum: (model, key) => twice(() => withModel(model, (engine) => engine.spectrum(model, key))),
    means: (model, pixels) => twice(() => withModel(model, (engine) => engine.means(model, pixels))),
    dependence: (first, second) => twice(() => current().engine.dependence(first, second)),
    time: (model, pixels) => twice(() => withModel(model, (engine) => engine.time(model, pixels))),
    profile: (subject, runs, options) =>
      twice(() =>
        subject.kind === 'model'
          ? withModel(subject.model, (engine) => engine.profile(subject, runs, options))
          : current().engine.profile(subject, runs, options),
      ),
    async unload(model) {
      sources.delete(model);
      live?.loaded.delete(model);
      await live?.engine.unload(model);
    },
    memory: () => twice(() => current().engine.memory()),
    restart(count = threads) {
      threads = count;
      const old = live;
      live = null;
      old?.worker.terminate();
      old?.engine.fail({ kind: 'crashed', message: 'restarted' });
    },
  };
}
