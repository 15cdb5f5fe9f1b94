import { worker } from '../worker.mjs';

const versions = ['1.0', '1.1'];
/** `rest`: milliseconds without a call before each run, as between two pictures of a reader. */
const kinds = [
  { name: 'capture-ratio', pre: false, rest: 150, most: { '1.0': 1.2, 1.1: 1.2 } },
  { name: 'capture-ratio-preact', pre: true, rest: 150, most: { '1.0': 1.9, 1.1: 1.3 } },
  { name: 'capture-ratio-no-rest', pre: false, rest: 0, most: null },
];

export default {
  about:
    'From the input tensor to all activations on the page / a bare run of the untapped model, by the same worker (two threads) in turn, the fastest of 12 each; preact: with those before ReLU. ' +
    'The worker rests before every run, and has then made memory ready for the next capture; no-rest: one run right after the other, as on a running camera.',
  figures: kinds.flatMap(({ name, most }) =>
    versions.map((version) => ({
      name: `${name}-${version}`,
      unit: 'ratio',
      goal: most && { most: most[version] },
    })),
  ),
  rounds: 3,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    // With its threads given, the page does not measure them meanwhile.
    await page.goto(`${url}?threads=1`, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker() });
    const measured = {};
    for (const version of versions)
      for (const { name, pre, rest } of kinds) {
        const { capture, bare } = await page.evaluate(fastest, { version, pre, rest });
        measured[`${name}-${version}`] = capture / bare;
        note(`${name}-${version}`, `${capture.toFixed(1)} ms / ${bare.toFixed(1)} ms in the last round`);
      }
    await context.close();
    return measured;
  },
};

async function fastest({ version, pre, rest }) {
  const ask = await globalThis.startWorker({ threads: 2 });
  await ask.load(version);
  const want = { kind: 'all', pre };
  const rested = async (call) => {
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    return ask.timed({ ...call, model: 'm', pixels: ask.pixels });
  };
  const pairs = [];
  for (let i = 0; i < 14; i++)
    pairs.push({ bare: await rested({ call: 'time' }), capture: await rested({ call: 'run', want }) });
  ask.end();
  const [bare, capture] = ['bare', 'capture'].map((kind) =>
    Math.min(...pairs.slice(2).map((pair) => pair[kind])),
  );
  return { bare, capture };
}
