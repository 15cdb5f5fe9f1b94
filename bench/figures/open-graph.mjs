import { idle } from '../mainThread.mjs';
import { live, watch } from '../watch.mjs';

const counts = [50, 500, 2000];
/** Made once for all rounds. */
const made = new Map();

export default {
  about:
    'From the choice of a file of so many nodes (residual, 8 channels, 32 x 32) to its first live result with map and maps on the page, ' +
    'less the time that reading the same file alone takes.',
  figures: counts.map((count) => ({
    name: `open-graph-${count}-ms`,
    unit: 'ms',
    goal: count === 2000 ? { most: 2000 } : null,
  })),
  rounds: 3,
  async run({ browser, url, lab, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const maker = await context.newPage();
    await maker.goto(lab, { waitUntil: 'networkidle' });
    const measured = {};
    for (const count of counts) {
      if (!made.has(count)) {
        const text = await maker.evaluate((count) => globalThis.lab.graph(count).toBase64(), count);
        made.set(count, Buffer.from(text, 'base64'));
      }
      const page = await context.newPage();
      await page.addInitScript(watch);
      await page.goto(`${url}?threads=1`);
      await live(page);
      // The menu is code that comes after the first result.
      await page.locator('.model-panel-choose select').waitFor();
      await idle(page);
      await page.evaluate(waitForModel);
      const file = { name: `${count}.onnx`, mimeType: 'application/octet-stream', buffer: made.get(count) };
      await page.locator('.model-panel-file input').setInputFiles(file);
      const { opened, reading, long } = await page.evaluate(() => globalThis.opening);
      measured[`open-graph-${count}-ms`] = opened - reading;
      note(
        `open-graph-${count}-ms`,
        `${(made.get(count).length / 1e6).toFixed(1)} MB; reading ${reading.toFixed(1)} ms; tasks over 50 ms: ${long.map(Math.round).join(', ') || 'none'}`,
      );
      await page.close();
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
    const before = performance.now();
    const status = () => document.querySelector('output[aria-label="Status"]').textContent;
    const done = () => menu.value !== shown && /\d ms/.test(status());
    while (!done()) await new Promise((turn) => requestAnimationFrame(turn));
    await new Promise((turn) => requestAnimationFrame(() => setTimeout(turn)));
    const opened = performance.now() - before;
    const long = globalThis.seen.longTasks.filter(({ startTime }) => startTime >= before);
    const begin = performance.now();
    await file.arrayBuffer();
    return { opened, reading: performance.now() - begin, long: long.map(({ duration }) => duration) };
  };
  globalThis.opening = new Promise((resolve) => {
    const listen = ({ target }) => resolve(open(target.files));
    document.addEventListener('change', listen, { capture: true, once: true });
  });
}
