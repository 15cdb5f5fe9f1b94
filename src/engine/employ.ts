import { EngineError, type Engine, type Failure } from './engine';
import type { Port } from './protocol';
import { connect } from './remote';
import { watch, type Silences } from './watchdog';

/** A worker, or anything that dies like one. */
export interface Mortal extends Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
  terminate(): void;
}

/** The engine in a worker. When the worker dies or hangs it is ended, its open calls fail, and `onDeath` is told how many there were. */
export function employ(
  worker: Mortal,
  silences: Silences,
  onDeath: (failure: Failure, open: number) => void,
): { engine: Engine; end: (reason: Error) => void } {
  const port = watch(worker, silences, (call, seconds) => die({ kind: 'hung', call, seconds }));
  const engine = connect(port);
  const end = (reason: Error) => {
    port.stop();
    worker.terminate();
    return engine.fail(reason);
  };
  const die = (failure: Failure) => onDeath(failure, end(new EngineError(failure)));
  worker.addEventListener('error', ({ message = '' }) => die({ kind: 'crashed', message }));
  return { engine, end };
}
