import { failureOf, type Engine } from './engine';
import { isRequest, transfers, type Call, type Done, type Port, type Reply } from './protocol';

/**
 * Serves an engine over a port, one call after the other: overlapping runs are a known fault of the runtime,
 * and the order of calls is the order of results.
 */
export function serve(engine: Engine, port: Port): void {
  let queue: Promise<void> = Promise.resolve();
  const aborts = new Map<number, AbortController>();
  const send = (reply: Reply, transfer: Transferable[] = []) => port.postMessage(reply, transfer);

  port.addEventListener('message', ({ data }) => {
    if (!isRequest(data)) return;
    const { id } = data;
    if (data.call === 'cancel') {
      aborts.get(id)?.abort();
      return;
    }
    const abort = new AbortController();
    aborts.set(id, abort);
    queue = queue
      .then(() => answer(engine, data, abort.signal, (progress) => send({ id, kind: 'progress', progress })))
      .then((done) => send({ id, kind: 'done', done }, transfers(done)))
      .catch((thrown: unknown) => send({ id, kind: 'failed', failure: failureOf(thrown) }))
      .finally(() => aborts.delete(id));
  });
}

async function answer(
  engine: Engine,
  call: Call,
  signal: AbortSignal,
  onProgress: (progress: Extract<Reply, { kind: 'progress' }>['progress']) => void,
): Promise<Done> {
  switch (call.call) {
    case 'inspect':
      return { call: 'inspect', value: await engine.inspect(call.files) };
    case 'load':
      return { call: 'load', value: await engine.load(call.source, { onProgress, signal }) };
    case 'frame':
      return { call: 'frame', value: await engine.frame(call.picture, call.recipe, call.fit) };
    case 'run':
      return { call: 'run', value: await engine.run(call.model, call.pixels, call.want) };
    case 'see':
      return { call: 'see', value: await engine.see(call.model, call.frame, call.fit, call.want) };
    case 'parameters':
      return { call: 'parameters', value: await engine.parameters(call.model, call.key) };
    case 'spectrum':
      return { call: 'spectrum', value: await engine.spectrum(call.model, call.key) };
    case 'means':
      return { call: 'means', value: await engine.means(call.model, call.pixels) };
    case 'dependence':
      return { call: 'dependence', value: await engine.dependence(call.first, call.second) };
    case 'time':
      return { call: 'time', value: await engine.time(call.model, call.pixels) };
    case 'profile':
      return {
        call: 'profile',
        value: await engine.profile(call.subject, call.runs, { onProgress, signal }),
      };
    case 'unload':
      await engine.unload(call.model);
      return { call: 'unload' };
    case 'memory':
      return { call: 'memory', value: await engine.memory() };
  }
}
