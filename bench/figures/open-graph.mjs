import { stat } from 'node:fs/promises';
import { graphFile } from '../graphFile.mjs';
import { idle } from '../mainThread.mjs';
import { live, watch } from '../watch.mjs';

const graphs = {
  50: { count: 50 },
  500: { count: 500 },
  2000: { count: 2000 },
  '200mb': { count: 1986, channels: 83, stride: 8 },
};
const limits = { 2000: { most: 2000 }, '200mb': { most: 2000 } };

/** The longest tasks of all rounds, by graph. */
const blocks = new Map(Object.keys(graphs).map((name) => [name, /** @type {number[]} */ ([])]));

export default {
  about:
    'From the choice of a file to its first live result with map and maps on the page, less the time that reading the same file alone takes: residual ' +
    'networks of 50, 500 and 2,000 nodes (8 channels, 32 x 32), and one of 1,986 nodes whose file has 197 MB. Long tasks: how many of more than 50 ms ' +
    'the main thread has from the choice until the page is idle.',
  figures: Object.keys(graphs).flatMap((name) => [
    { name: `open-graph-${name}-ms`, unit: 'ms', goal: limits[name] ?? null },
    { name: `open-graph-${name}-long-tasks`, unit: 'tasks', goal: { most: 0 } },
  ]),
  rounds: 5,
  async run({ browser, url, lab, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const measured = {};
    for (const [name, graph] of Object.entries(graphs)) {
      const file = await graphFile(context, lab, graph);
      const page = await context.newPage();
      await page.addInitScript(watch);
      await page.goto(`${url}?threads=1`);
      await live(page);
      // The menu is code that comes after the first result.
      await page.locator('.model-panel-choose select').waitFor();
      await idle(page);
      await page.evaluate(waitForModel);
      await page.getByLabel('Choose a model file').setInputFiles(file);
      const { begun, opened } = await page.evaluate(() => globalThis.opening);
      await idle(page);
      const long = await page.evaluate(() => globalThis.seen.longTasks);
      // Last, as it is a long task of its own where the file is large.
      const reading = await page.evaluate(readFile);
      await page.close();
      const found = long.filter(({ startTime }) => startTime >= begun).map(({ duration }) => duration);
      measured[`open-graph-${name}-ms`] = opened - reading;
      measured[`open-graph-${name}-long-tasks`] = found.length;
      const { size } = await stat(file);
      note(`open-graph-${name}-ms`, `${(size / 1e6).toFixed(1)} MB; reading ${reading.toFixed(1)} ms`);
      const all = blocks.get(name);
      all.push(...found);
      note(`open-graph-${name}-long-tasks`, `ms, in all rounds: ${all.map(Math.round).join(', ') || 'none'}`);
    }
    await context.close();
    return measured;
  },
};

/** Begins at the choice of the file, before the page's own listener, and ends when the page shows another model's result. */
function waitForModel() {
  const menu = document.querySelector('.model-panel-choose select');
  const shown = menu.value;
  const open = async ([file]) => {
    const begun = performance.now();
    const status = () => document.querySelector('output[aria-label="Status"]').textContent;
    const done = () => menu.value !== shown && /\d ms/.test(status());
    while (!done()) await new Promise((turn) => requestAnimationFrame(turn));
    await new Promise((turn) => requestAnimationFrame(() => setTimeout(turn)));
    globalThis.opened = file;
    return { begun, opened: performance.now() - begun };
  };
  globalThis.opening = new Promise((resolve) => {
    const listen = ({ target }) => resolve(open(target.files));
    document.addEventListener('change', listen, { capture: true, once: true });
  });
}

async function readFile() {
  const begin = performance.now();
  await globalThis.opened.arrayBuffer();
  return performance.now() - begin;
}
