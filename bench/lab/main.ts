import { timesByLayer } from '../../src/engine/profile';
import { buildSqueezeNet, designs, widened } from '../../src/network/build';
import { graph } from './graph';
import { peak } from './peak';
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

/** ONNX bytes of version 1.1 with its channels multiplied and another input. */
const squeezeNet = ({ width, size }: { width: number; size: number }) =>
  buildSqueezeNet({ ...widened(designs['1.1'], width), size });

/** What the figures use of this page. */
Object.assign(globalThis, { lab: { graph, peak, squeezeNet, tfjs, timesByLayer } });
