import { readFile } from 'node:fs/promises';
import { isolation } from '../../scripts/headers.mjs';
import { idle } from '../mainThread.mjs';
import { watch } from '../watch.mjs';

/** Where the bench's own worker and the runtime as it is published lie, seen from the page. */
const BARE = 'bare/';

export default {
  about:
    'The compare page times both versions in turn and tells 1.1 / 1.0; so does a worker in the same page that has nothing but the runtime as ' +
    'it is published and the same two files, untapped. The larger of the two ratios / the smaller, each the median over 20 rounds, ' +
    'one thread.',
  figures: [{ name: 'in-turn-agreement', unit: 'ratio', goal: { most: 1.1 } }],
  rounds: 3,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const files = new Set();
    // Not the graphs without weights that the first view is drawn of.
    const weights = /\/(models|starter)\/.*\.onnx$/;
    context.on('request', (request) => weights.test(request.url()) && files.add(request.url()));
    await context.route(`**/${BARE}*`, async (route) => {
      const file = new URL(route.request().url()).pathname.split('/').pop();
      const body = file === 'worker.js' ? `(${bare.toString()})()` : await readFile(published(file));
      const contentType = file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
      await route.fulfill({ body, contentType, headers: isolation });
    });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`${url}?view=compare&model=1.0,1.1&threads=1`);
    await page.waitForFunction(() => globalThis.seen.runs.length >= 2, null, { polling: 100 });
    const own = await inPage(page);
    const runtime = await page.evaluate(inTurn, {
      folder: BARE,
      files: [...files].sort((a, b) => a.localeCompare(b)),
      rounds: own.length,
    });
    const ways = { page: own, bare: runtime };
    await context.close();
    const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
    const ratio = (rounds) => median(rounds.map(([one, other]) => other / one));
    const told = Object.entries(ways).map(([name, rounds]) => {
      const ms = [0, 1].map((at) => median(rounds.map((round) => round[at])).toFixed(1));
      return `${name} ${ratio(rounds).toFixed(3)} (${ms.join(' and ')} ms)`;
    });
    note('in-turn-agreement', told.join(', '));
    const [one, other] = [ratio(ways.page), ratio(ways.bare)];
    return { 'in-turn-agreement': Math.max(one / other, other / one) };
  },
};

function published(file) {
  return new URL(`../../node_modules/onnxruntime-web/dist/${file}`, import.meta.url);
}

/** Presses the button, and reads the milliseconds of every round from the table below the result. */
async function inPage(page) {
  await idle(page);
  await page.getByRole('button', { name: 'Measure in turn' }).click();
  const measured = page.getByRole('figure', { name: 'Time together' });
  await page.getByText(/^Round \d+ of/).waitFor();
  await page.getByText(/^Round \d+ of/).waitFor({ state: 'detached', timeout: 120_000 });
  const table = measured.getByRole('table');
  if (!(await table.isVisible())) await measured.getByText('The same numbers as a table').click();
  return table.evaluate((element) =>
    [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].slice(0, 2).map((cell) => Number(cell.textContent)),
    ),
  );
}

/** Runs in the page: starts the worker of nothing but the runtime and ends it again. */
async function inTurn({ folder, files, rounds }) {
  const base = new URL(folder, document.baseURI);
  const one = new Worker(new URL('worker.js', base), { type: 'module' });
  const times = await new Promise((resolve, reject) => {
    one.addEventListener('message', ({ data: { times, error } }) =>
      times ? resolve(times) : reject(new Error(error)),
    );
    one.addEventListener('error', ({ message }) => reject(new Error(message)));
    one.postMessage({ runtime: new URL('ort.wasm.min.mjs', base).href, files, rounds });
  });
  one.terminate();
  return times;
}

/** The whole of that worker: A B A B ... after one round that warms up. */
function bare() {
  self.addEventListener('message', ({ data }) => {
    measured(data).then(
      (times) => self.postMessage({ times }),
      (error) => self.postMessage({ error: String(error) }),
    );
  });

  async function measured({ runtime, files, rounds }) {
    const { InferenceSession, Tensor, env } = await import(runtime);
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = new URL('./', runtime).href;
    const sessions = [];
    for (const file of files) sessions.push(await InferenceSession.create(file));
    const data = new Float32Array(3 * 227 * 227).map((_, i) => ((i * 2654435761) >>> 24) - 120);
    const input = new Tensor('float32', data, [1, 3, 227, 227]);
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      const each = [];
      for (const session of sessions) {
        const before = performance.now();
        await session.run({ [session.inputNames[0]]: input });
        each.push(performance.now() - before);
      }
      if (round > 0) times.push(each);
    }
    return times;
  }
}
