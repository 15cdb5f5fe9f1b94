import { watch } from '../watch.mjs';

const pages = { both: 'view=compare&model=1.0,1.1', older: 'model=1.0', newer: 'model=1.1' };

export default {
  about:
    'From the choice of another picture to the last of both captures on the compare page / the sum of the same for each version alone on ' +
    'its page, in turn, one thread.',
  figures: [{ name: 'compare-capture-ratio', unit: 'ratio', goal: { most: 1.15 } }],
  rounds: 3,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(watch);
    const opened = {};
    for (const [name, query] of Object.entries(pages)) {
      const page = await context.newPage();
      await page.goto(`${url}?${query}&threads=1`);
      const runs = name === 'both' ? 2 : 1;
      await page.waitForFunction((runs) => globalThis.seen.runs.length >= runs, runs, { polling: 100 });
      opened[name] = { page, runs };
    }
    const turns = [];
    for (let i = 0; i < 9; i++) {
      const turn = {};
      for (const [name, { page, runs }] of Object.entries(opened)) {
        await page.bringToFront();
        turn[name] = await page.evaluate(captured, { runs, sample: 1 + (i % 2) });
      }
      if (i >= 2) turns.push(turn);
    }
    await context.close();
    const median = (of) => turns.map(of).sort((a, b) => a - b)[turns.length >> 1];
    const times = Object.keys(pages).map((name) => `${name} ${Math.round(median((turn) => turn[name]))} ms`);
    note('compare-capture-ratio', times.join(', '));
    return { 'compare-capture-ratio': median(({ both, older, newer }) => both / (older + newer)) };
  },
};

async function captured({ runs, sample }) {
  for (let i = 0; i < 5; i++) await new Promise((turn) => requestIdleCallback(turn, { timeout: 200 }));
  const wanted = globalThis.seen.runs.length + runs;
  const before = performance.now();
  document.querySelectorAll('.sample-gallery button')[sample].click();
  while (globalThis.seen.runs.length < wanted) await new Promise((turn) => setTimeout(turn));
  return globalThis.seen.runs[wanted - 1].at - before;
}
