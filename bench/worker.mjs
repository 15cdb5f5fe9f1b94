import { readdir } from 'node:fs/promises';

/**
 * The built worker as a page can drive it over its own protocol: a script that defines `startWorker` in the page.
 * `base` is where the built page lies, seen from there.
 */
export async function worker(base = '') {
  const file = (await readdir('dist/assets')).find((name) => /^worker-.*\.js$/.test(name));
  const found = JSON.stringify({ base, file });
  return `globalThis.startWorker = (given) => (${startWorker.toString()})({ ...${found}, ...given })`;
}

async function startWorker({ threads, base, file }) {
  // A page without its own script lacks its policy.
  if (!globalThis.trustedTypes?.defaultPolicy)
    globalThis.trustedTypes?.createPolicy('default', { createScriptURL: String });
  const root = new URL(base, document.baseURI);
  const one = new Worker(new URL(`assets/${file}`, root), { type: 'module', name: String(threads) });
  let last = 0;
  const ask = (call) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const listen = ({ data }) => {
        if (data.id !== id || data.kind === 'progress') return;
        one.removeEventListener('message', listen);
        if (data.kind === 'done') resolve(data.done.value);
        else reject(new Error(JSON.stringify(data.failure)));
      };
      one.addEventListener('message', listen);
      one.postMessage({ id, ...call });
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
  const data = new Uint8ClampedArray(227 * 227 * 4).map((_, i) => (i * 2654435761) >>> 24);
  const starter = await (await fetch(new URL('starter/manifest.json', root))).json();
  return Object.assign(ask, {
    recipe,
    pixels: { width: 227, height: 227, data },
    /** Loads a file at hand; `size` is the side of its input. */
    open: (id, blob, size = recipe.size) => {
      const files = [{ name: `${id}.onnx`, blob }];
      return ask({ call: 'load', source: { id, url: '', sha256: null, recipe: { ...recipe, size }, files } });
    },
    load: async (version) => {
      const url = new URL(`starter/${starter.models[version].file}`, root).href;
      return { url, ...(await ask({ call: 'load', source: { id: 'm', url, sha256: null, recipe } })) };
    },
    timed: async (call) => {
      const before = performance.now();
      await ask(call);
      return performance.now() - before;
    },
    end: () => one.terminate(),
  });
}
