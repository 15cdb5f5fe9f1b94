import { idle } from '../mainThread.mjs';
import { live, watch } from '../watch.mjs';

/** Each step is a click in the page; what it brings is waited for, and then until the page is idle. */
const steps = {
  picture: { click: '.sample-gallery button:nth-of-type(2)', runs: 1 },
  layer: { click: '[role="option"][aria-label^="fire6/squeeze1x1,"]', runs: 0 },
  channel: { click: '.feature-maps-stage canvas', at: [0.3, 0.1], runs: 0 },
  pixel: { click: '.channel-view [role="grid"]', at: [0.5, 0.5], runs: 0 },
  cost: { click: 'header nav a[href*="view=cost"]', runs: 0 },
  compare: { click: 'header nav a[href*="view=compare"]', runs: 1 },
};

export default {
  about:
    'Tasks of more than 50 ms on the main thread during one journey in a new profile at 1440 x 900: load, another picture, a layer, a ' +
    'channel, a pixel, cost, compare with the other version.',
  figures: [{ name: 'long-tasks', unit: 'tasks', goal: { most: 0 } }],
  rounds: 3,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url);
    await live(page);
    await idle(page);
    const begun = { load: 0 };
    for (const [name, { click, at = [0.5, 0.5], runs }] of Object.entries(steps)) {
      const before = await page.evaluate(() => globalThis.seen.runs.length);
      await page.waitForSelector(click, { timeout: 15_000 });
      const box = await page.evaluate(boxOf, click);
      if (!box) throw new Error(`the journey finds no ${name} (${click})`);
      begun[name] = await page.evaluate(() => performance.now());
      await page.mouse.click(box.x + box.width * at[0], box.y + box.height * at[1]);
      await page.waitForFunction((least) => globalThis.seen.runs.length >= least, before + runs, {
        polling: 100,
      });
      await idle(page);
    }
    const tasks = await page.evaluate(() => globalThis.seen.longTasks);
    await context.close();
    const during = ({ startTime }) => Object.keys(begun).findLast((name) => begun[name] <= startTime);
    note(
      'long-tasks',
      tasks.map((task) => `${during(task)} ${Math.round(task.duration)} ms`).join(', ') || 'none',
    );
    return { 'long-tasks': tasks.length };
  },
};

function boxOf(selector) {
  const element = document.querySelector(selector);
  element?.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
  return element && { x, y, width, height };
}
