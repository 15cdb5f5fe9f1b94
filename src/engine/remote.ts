import { EngineError, type Engine, type Progress } from './engine';
import { grab } from './grab';
import { inTask } from './inTask';
import { isReply, type Call, type Done, type Port } from './protocol';

interface Pending {
  done(done: Done): void;
  failed(reason: Error): void;
  progress(progress: Progress): void;
}

/** The page's side of a served engine. `fail` ends every open call, for when the other side has died, and tells how many there were. */
export function connect(port: Port): Engine & { fail(reason: Error): number } {
  const pending = new Map<number, Pending>();
  let last = 0;

  port.addEventListener('message', ({ data }) => {
    if (!isReply(data)) return;
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === 'progress') return call.progress(data.progress);
    pending.delete(data.id);
    // To read thousands of tensors out of a message takes as long as what follows from them.
    inTask(() => {
      if (data.kind === 'done') call.done(data.done);
      else call.failed(new EngineError(data.failure));
    });
  });

  function ask<T>(
    call: Call,
    valueOf: (done: Done) => T,
    {
      onProgress,
      signal,
      transfer = [],
    }: {
      onProgress?: ((progress: Progress) => void) | undefined;
      signal?: AbortSignal | undefined;
      transfer?: Transferable[];
    } = {},
  ): Promise<T> {
    const id = ++last;
    return new Promise<T>((resolve, reject) => {
      pending.set(id, {
        done: (done) => resolve(valueOf(done)),
        failed: reject,
        progress: (p) => onProgress?.(p),
      });
      signal?.addEventListener('abort', () => port.postMessage({ id, call: 'cancel' }, []));
      port.postMessage({ id, ...call }, transfer);
      if (signal?.aborted) port.postMessage({ id, call: 'cancel' }, []);
    });
  }

  return {
    inspect: (files) => ask({ call: 'inspect', files }, (d) => (d.call === 'inspect' ? d.value : stray(d))),
    load: (source, options = {}) =>
      ask({ call: 'load', source }, (d) => (d.call === 'load' ? d.value : stray(d)), options),
    frame: (picture, recipe, fit) =>
      ask({ call: 'frame', picture, recipe, fit }, (d) => (d.call === 'frame' ? d.value : stray(d))),
    run: (model, pixels, want) =>
      ask({ call: 'run', model, pixels, want }, (d) => (d.call === 'run' ? d.value : stray(d))),
    async see(model, frame, fit, want) {
      const pixels = await grab(frame);
      return ask(
        { call: 'see', model, frame: pixels, fit, want },
        (d) => (d.call === 'see' ? d.value : stray(d)),
        { transfer: [pixels.data.buffer] },
      );
    },
    parameters: (model, key) =>
      ask({ call: 'parameters', model, key }, (d) => (d.call === 'parameters' ? d.value : stray(d))),
    spectrum: (model, key) =>
      ask({ call: 'spectrum', model, key }, (d) => (d.call === 'spectrum' ? d.value : stray(d))),
    means: (model, pixels) =>
      ask({ call: 'means', model, pixels }, (d) => (d.call === 'means' ? d.value : stray(d))),
    dependence: (first, second) =>
      ask({ call: 'dependence', first, second }, (d) => (d.call === 'dependence' ? d.value : stray(d))),
    time: (model, pixels) =>
      ask({ call: 'time', model, pixels }, (d) => (d.call === 'time' ? d.value : stray(d))),
    profile: (subject, runs, options = {}) =>
      ask({ call: 'profile', subject, runs }, (d) => (d.call === 'profile' ? d.value : stray(d)), options),
    unload: (model) => ask({ call: 'unload', model }, () => undefined),
    memory: () => ask({ call: 'memory' }, (d) => (d.call === 'memory' ? d.value : stray(d))),
    fail(reason) {
      const open = [...pending.values()];
      pending.clear();
      for (const call of open) call.failed(reason);
      return open.length;
    },
  };
}

function stray(done: Done): never {
  throw new EngineError({ kind: 'crashed', message: `stray answer to ${done.call}` });
}
