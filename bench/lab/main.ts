import TfjsWorker from './tfjs.worker?worker';

/** The same network in TensorFlow.js: `load` then `run` of its worker, each as a promise. */
function tfjs() {
  const worker = new TfjsWorker();
  let last = 0;
  const ask = (message: object) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      worker.addEventListener('message', function listen({ data }) {
        if (data.id !== id) return;
        worker.removeEventListener('message', listen);
        if ('error' in data) reject(new Error(data.error));
        else resolve(data.value);
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
      worker.postMessage({ id, ...message });
    });
  return Object.assign(ask, { end: () => worker.terminate() });
}

/** What the figures use of this page. */
Object.assign(globalThis, { lab: { tfjs } });
