import { idle } from '../mainThread.mjs';
import { change, mib, most, whole } from '../memory.mjs';
import { live, watch } from '../watch.mjs';

const first = 50;
const all = 1000;
/** After so many pictures the other model takes over, and after twice as many every view is opened and closed. */
const turn = 25;
const views = ['Compare', 'Cost', 'Learn', 'This device'];

export default {
  about:
    `WASM memory, heap and buffers after collection, the most after any of eight pictures: after ${all} in a row / after the first ${first}. Both models by turns, every ` +
    'view opened and closed. Fails where there are more canvases, object URLs, workers or GPU buffers then than before.',
  figures: [{ name: 'long-use-ratio', unit: 'ratio', goal: { most: 1.05 } }],
  rounds: 1,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.addInitScript(count);
    await page.goto(`${url}?model=1.0&threads=2`);
    await live(page);
    const session = await context.newCDPSession(page);
    let before;
    for (let pictures = 0; pictures < all; pictures += turn) {
      // The same views have been seen, and the same model is on, at both ends.
      if (pictures % (2 * turn) === 0) await look(page);
      if (pictures === first) before = { ...(await most(page, session)), live: await page.evaluate(alive) };
      await page.getByRole('radio', { name: (pictures / turn) % 2 === 0 ? '1.1' : '1.0' }).check();
      await idle(page);
      await page.evaluate(change, turn);
    }
    await look(page);
    const after = { ...(await most(page, session)), live: await page.evaluate(alive) };
    await context.close();
    const told = ({ wasm, heap, buffers }) => `WASM ${mib(wasm)}, heap ${mib(heap)}, buffers ${mib(buffers)}`;
    note('long-use-ratio', `first ${told(before)}; last ${told(after)}; live ${JSON.stringify(after.live)}`);
    for (const [kind, number] of Object.entries(after.live))
      if (number > before.live[kind])
        throw new Error(`${kind}: ${before.live[kind]} before, ${number} after`);
    return { 'long-use-ratio': whole(after) / whole(before) };
  },
};

/** Opens every view and comes back. */
async function look(page) {
  for (const view of [...views, 'Explore']) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
    await idle(page);
  }
  await page.locator('.sample-gallery button').first().waitFor();
}

/** Runs in the page before its own scripts: counts what has to be given back by hand. */
function count() {
  const made = { objectUrls: 0, workers: 0, gpuBuffers: 0 };
  globalThis.made = made;
  const around = (owner, name, change) => {
    const method = owner?.[name];
    if (!method) return;
    owner[name] = function (...given) {
      change();
      return method.apply(this, given);
    };
  };
  around(URL, 'createObjectURL', () => made.objectUrls++);
  around(URL, 'revokeObjectURL', () => made.objectUrls--);
  around(Worker.prototype, 'terminate', () => made.workers--);
  around(globalThis.GPUDevice?.prototype, 'createBuffer', () => made.gpuBuffers++);
  around(globalThis.GPUBuffer?.prototype, 'destroy', () => made.gpuBuffers--);
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      made.workers++;
    }
  };
}

/** Runs in the page: what is alive of it. */
function alive() {
  return { canvases: document.querySelectorAll('canvas').length, ...globalThis.made };
}
