import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Backend } from '../src/engine/engine';

export interface Setup {
  threads: number;
  modelUrl: string;
  png: Uint8Array;
  pre: boolean;
}

/** Opens the built page without its own script, so that a worker started by a test has the machine to itself. */
export async function openStill(page: Page, url: string) {
  await page.route(/\/assets\/(firstWorker|index)-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript' }),
  );
  await page.goto(url);
}

/** The built worker in the page, and its own protocol as a function there; what it refuses is an error with the failure as its JSON. */
export function askBuiltWorker(page: Page, backend: Backend) {
  const file = readdirSync('dist/assets').find((name) => /^worker-.*\.js$/.test(name));
  if (!file) throw new Error('no worker in dist/assets');
  return page.evaluateHandle(
    ({ file, backend }) => {
      // The page without its own script lacks its policy.
      const trusted = Reflect.get(globalThis, 'trustedTypes');
      if (!trusted?.defaultPolicy) trusted?.createPolicy('default', { createScriptURL: String });
      const worker = new Worker(new URL(`assets/${file}`, document.baseURI), {
        type: 'module',
        name: String(backend),
      });
      let last = 0;
      // oxlint-disable-next-line typescript/no-explicit-any -- what crosses the protocol is checked by those who ask
      const ask = (call: object): Promise<any> =>
        new Promise((resolve, reject) => {
          const id = ++last;
          const listen = ({ data }: MessageEvent) => {
            if (data.id !== id || data.kind === 'progress') return;
            worker.removeEventListener('message', listen);
            if (data.kind === 'done') resolve(data.done.value);
            else reject(new Error(JSON.stringify(data.failure)));
          };
          worker.addEventListener('message', listen);
          worker.addEventListener('error', ({ message }) => reject(new Error(`the worker died: ${message}`)));
          worker.postMessage({ id, ...call });
        });
      return { ask, end: () => worker.terminate() };
    },
    { file, backend },
  );
}

/** How the versions of the network want their input. */
export const recipe = {
  size: 227,
  resize: 256,
  via: null,
  order: 'BGR',
  scale: 1,
  mean: [104, 117, 123],
  std: [1, 1, 1],
};

/** Runs the built worker in the page and measures every tensor that it sends back, in the form of the recorded truths. */
export async function runBuiltWorker(page: Page, { threads, modelUrl, png, pre }: Setup) {
  const worker = await askBuiltWorker(page, threads);
  return page.evaluate(
    async ({ worker, recipe, modelUrl, png, pre }) => {
      const { ask, end } = worker;
      const url = new URL(modelUrl, document.baseURI).href;
      const loaded = await ask({ call: 'load', source: { id: 'm', url, sha256: null, recipe } });
      const blob = new Blob([png], { type: 'image/png' });
      const framed = await ask({ call: 'frame', picture: { id: 'p', blob }, recipe, fit: 'warp' });
      const { activations } = await ask({
        call: 'run',
        model: 'm',
        pixels: framed.pixels,
        want: { kind: 'all', pre },
      });
      end();

      // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page sees nothing outside
      const measure = ({ dims, data }: { dims: number[]; data: Float32Array }) => {
        let sum = 0;
        let min = Infinity;
        let max = -Infinity;
        let zeros = 0;
        for (const value of data) {
          sum += value;
          if (value < min) min = value;
          if (value > max) max = value;
          if (value === 0) zeros++;
        }
        const mean = sum / data.length;
        let squares = 0;
        for (const value of data) squares += (value - mean) ** 2;
        const samples = Array.from(
          { length: 32 },
          (_, k) => data[Math.floor((k * data.length) / 32)] ?? Number.NaN,
        );
        return { shape: [...dims], mean, std: Math.sqrt(squares / data.length), min, max, zeros, samples };
      };
      const entries = [
        ...[...activations.post].map(([key, tensor]) => [key, measure(tensor)]),
        ...[...activations.pre].map(([key, tensor]) => [`${key}.preact`, measure(tensor)]),
      ];
      return { device: loaded.device, unchanged: framed.unchanged, tensors: Object.fromEntries(entries) };
    },
    { worker, recipe, modelUrl, png: new Uint8Array(png), pre },
  );
}

type Five = readonly { index: number; probability: number }[];

declare global {
  /** Loads the model files in the page's file input, instead of those before. */
  var loadGiven: () => Promise<void>;
  /** Of each picture in the file input, what each loaded model says of it first. */
  var classifyGiven: () => Promise<Five[][]>;
}

/** Starts the built worker in the page, to run files that the page's own file input is given. */
export async function startBuiltWorker(page: Page) {
  const file = readdirSync('dist/assets').find((name) => /^worker-.*\.js$/.test(name));
  if (!file) throw new Error('no worker in dist/assets');
  await page.evaluate((file) => {
    // The page without its own script lacks its policy.
    const trusted = Reflect.get(globalThis, 'trustedTypes');
    if (!trusted?.defaultPolicy) trusted?.createPolicy('default', { createScriptURL: String });
    const worker = new Worker(new URL(`assets/${file}`, document.baseURI), { type: 'module', name: '1' });
    let last = 0;
    // oxlint-disable-next-line typescript/no-explicit-any -- what crosses the protocol is checked by the comparison
    const ask = (call: object): Promise<any> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        worker.addEventListener('message', ({ data }) => {
          if (data.id !== id) return;
          if (data.kind === 'done') resolve(data.done.value);
          if (data.kind === 'failed') reject(new Error(JSON.stringify(data.failure)));
        });
        worker.postMessage({ id, ...call });
      });
    const recipe = {
      size: 227,
      resize: 256,
      via: null,
      order: 'BGR',
      scale: 1,
      mean: [104, 117, 123],
      std: [1, 1, 1],
    };
    const given = () => [...(document.querySelector<HTMLInputElement>('input[type=file]')?.files ?? [])];
    let models: string[] = [];
    globalThis.loadGiven = async () => {
      models = given().map(({ name }) => name);
      for (const blob of given()) {
        const files = [{ name: blob.name, blob }];
        await ask({ call: 'load', source: { id: blob.name, url: blob.name, sha256: null, recipe, files } });
      }
    };
    const want = { kind: 'some', keys: ['prob'], pre: false };
    globalThis.classifyGiven = async () => {
      const said: Five[][] = [];
      for (const blob of given()) {
        const { pixels } = await ask({
          call: 'frame',
          picture: { id: blob.name, blob },
          recipe,
          fit: 'warp',
        });
        const fives: Five[] = [];
        for (const model of models) {
          const { activations } = await ask({ call: 'run', model, pixels, want });
          const probabilities: Float32Array = activations.post.get('prob').data;
          const ranked = Array.from(probabilities, (probability, index) => ({ index, probability }));
          fives.push(ranked.sort((a, b) => b.probability - a.probability).slice(0, 5));
        }
        said.push(fives);
      }
      return said;
    };
  }, file);
}
