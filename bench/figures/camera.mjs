import { chromium } from '@playwright/test';
import { launchArguments } from '../../scripts/chromium-arguments.mjs';

/** Quicker than any run, so that it is never the camera that is waited for. */
const CAMERA_FPS = 60;
const TURNS = 5;
const LIVE_MS = 2000;

/**
 * Bare runs and live seconds in turn, both by the page's own worker: the bench sends it bare runs of its own while the camera is off,
 * and counts the frames that come back while it is on.
 */
export default {
  about:
    'Frames a second of the live camera (1.1, one thread, maps of fire5/expand3x3, a channel pinned) / bare runs a second of the same worker in the same page, in turn.',
  figures: [{ name: 'camera-ratio', unit: 'ratio', goal: { least: 0.85 } }],
  rounds: 3,
  async run({ executablePath, url, note }) {
    const browser = await chromium.launch({
      executablePath,
      args: [
        ...launchArguments,
        '--use-fake-ui-for-media-stream',
        `--use-fake-device-for-media-stream=fps=${CAMERA_FPS}`,
      ],
    });
    try {
      const page = await browser.newPage({ serviceWorkers: 'block' });
      await page.addInitScript(watchWorker);
      await page.goto(`${url}?model=1.1&threads=1&layer=fire5/expand3x3&channel=7`);
      await page.getByRole('status', { name: 'Status' }).filter({ hasText: /\d ms/ }).waitFor();
      const live = page.getByRole('button', { name: 'Live', exact: true });
      const turns = [];
      for (let turn = 0; turn < TURNS; turn++) {
        const bareMs = await page.evaluate(() => globalThis.bare(15));
        await live.click();
        if (turn === 0) await page.getByRole('button', { name: /^Pin / }).click();
        await page.getByText(/ a run$/).waitFor();
        const seen = await page.evaluate((ms) => globalThis.seen(ms), LIVE_MS);
        await live.click();
        turns.push({ ...seen, bareMs, ratio: (seen.fps * bareMs) / 1000 });
      }
      const middle = (of) => turns.map(of).sort((a, b) => a - b)[TURNS >> 1];
      note(
        'camera-ratio',
        `${middle(({ fps }) => fps).toFixed(1)} frames a second, ${middle(({ ms }) => ms).toFixed(1)} ms a run while live, ` +
          `${middle(({ bareMs }) => bareMs).toFixed(1)} ms bare; longest task of the page ${Math.max(...turns.map(({ longest }) => longest))} ms`,
      );
      return { 'camera-ratio': middle(({ ratio }) => ratio) };
    } finally {
      await browser.close();
    }
  },
};

/** In the page, before its own scripts: `bare(runs)` and `seen(ms)` on whichever worker the page has started last. */
function watchWorker() {
  let worker;
  let frames = [];
  let longest = 0;
  globalThis.Worker = class extends globalThis.Worker {
    constructor(...given) {
      super(...given);
      worker = this;
      this.addEventListener('message', ({ data: { kind, done } }) => {
        if (kind === 'done' && done.call === 'see')
          frames.push({ time: performance.now(), runMs: done.value.runMs });
      });
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
  let last = 1e9;
  const pixels = { width: 227, height: 227, data: new Uint8ClampedArray(227 * 227 * 4).fill(99) };
  const timed = (call) =>
    new Promise((resolve) => {
      const id = ++last;
      const before = performance.now();
      const listen = ({ data }) => {
        if (data.id !== id) return;
        worker.removeEventListener('message', listen);
        resolve(performance.now() - before);
      };
      worker.addEventListener('message', listen);
      worker.postMessage({ id, ...call });
    });
  globalThis.bare = async (runs) => {
    const times = [];
    // The first makes the untapped session.
    for (let run = 0; run <= runs; run++) times.push(await timed({ call: 'time', model: '1.1', pixels }));
    return times.slice(1).sort((a, b) => a - b)[runs >> 1];
  };
  globalThis.seen = async (ms) => {
    frames = [];
    longest = 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
    const [first] = frames;
    const newest = frames.at(-1);
    return {
      fps: (1000 * (frames.length - 1)) / (newest.time - first.time),
      ms: frames.reduce((sum, { runMs }) => sum + runMs, 0) / frames.length,
      longest: Math.round(longest),
    };
  };
}
