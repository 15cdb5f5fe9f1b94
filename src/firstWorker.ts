import './trusted';
import type { Backend } from './engine/engine';
import workerUrl from './worker?worker&url';

/**
 * The page's first script, apart from all others: it starts the worker, so that the runtime is fetched and compiled while the page's
 * own code is still on its way and before the main thread is busy with drawing. What the worker runs on is only a guess here.
 */
let first = guessed();

function guessed() {
  const stored = settingsText();
  // With a graphics processor it is another runtime.
  if (stored.includes('webgpu')) return null;
  const asked = /[?&]threads=(\d+)/.exec(location.search) ?? /"threads":(\d+)/.exec(stored);
  const name = asked?.[1] ?? String(Math.min(2, navigator.hardwareConcurrency));
  const worker = create(name);
  const started: { name: string; worker: Worker; death: Event | null } = { name, worker, death: null };
  worker.addEventListener('error', (event) => (started.death = event));
  return started;
}

function settingsText(): string {
  try {
    return localStorage.getItem('squeezelens.settings') ?? '';
  } catch {
    return '';
  }
}

function create(name: string): Worker {
  return new Worker(workerUrl, { type: 'module', name });
}

/** A worker that runs on this: the first one, if it was guessed rightly and nobody has it yet. */
export function startWorker(backend: Backend): Worker {
  const name = String(backend);
  const early = first;
  first = null;
  if (early?.name !== name) {
    early?.worker.terminate();
    return create(name);
  }
  const { worker, death } = early;
  // What died before anybody listened dies once more for who listens now.
  if (death) queueMicrotask(() => worker.dispatchEvent(death));
  return worker;
}
