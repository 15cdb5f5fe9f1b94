import { idle } from '../mainThread.mjs';
import { live, watch } from '../watch.mjs';
import { worker } from '../worker.mjs';

export default {
  about:
    'cold-start-ms: from navigation in a new profile to the first live result on the screen; warm-start-ms: the same page opened again in ' +
    'that profile, once it has said that it is ready offline. Each over the sum of what it cannot do without, measured alone in the same round: the same files fetched all at once ' +
    '(for the second visit from the cache), a worker from its start to a session made of the model at hand (the runtime compiled), and one ' +
    'run with all activations. layout-shift: the sum of all shifts up to that result, at 1440 x 900 or 390 x 844, whichever is more.',
  figures: [
    { name: 'cold-start-ratio', unit: 'ratio', goal: { most: 1.3 } },
    { name: 'warm-start-ratio', unit: 'ratio', goal: { most: 1.3 } },
    { name: 'cold-start-ms', unit: 'ms', goal: null },
    { name: 'warm-start-ms', unit: 'ms', goal: null },
    { name: 'layout-shift', unit: 'score', goal: { most: 0 } },
  ],
  rounds: 3,
  async run({ browser, url, note }) {
    const files = new Set();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.on('request', (request) => {
      if (request.url().startsWith(url)) files.add(request.url());
    });
    const [cold, shift] = await visit(context, url);
    const [warm] = await visit(context, url);
    await context.close();
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const [, phoneShift] = await visit(phone, url);
    await phone.close();

    const alone = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await alone.newPage();
    // Any answer of the same origin will do that starts nothing.
    await page.goto(`${url}nothing-is-here`);
    await page.addScriptTag({ content: await worker() });
    const { fetched, cached, session, run } = await page.evaluate(parts, { files: [...files], base: url });
    await alone.close();
    const ms = (value) => `${Math.round(value)} ms`;
    note(
      'cold-start-ratio',
      `${ms(cold)} / (${ms(fetched)} bytes + ${ms(session)} session + ${ms(run)} run)`,
    );
    note('warm-start-ratio', `${ms(warm)} / (${ms(cached)} bytes + ${ms(session)} session + ${ms(run)} run)`);
    return {
      'cold-start-ratio': cold / (fetched + session + run),
      'warm-start-ratio': warm / (cached + session + run),
      'cold-start-ms': cold,
      'warm-start-ms': warm,
      'layout-shift': Math.max(shift, phoneShift),
    };
  },
};

async function visit(context, url) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  const time = await live(page);
  const shift = await page.evaluate(() => globalThis.seen.shift);
  // A reader stays for a while: what the page keeps for the next visit has been kept by then.
  await page.getByRole('status', { name: 'Ready offline' }).waitFor();
  await idle(page);
  await page.close();
  return [time, shift];
}

async function parts({ files, base }) {
  const timed = async (work) => {
    const before = performance.now();
    await work();
    return performance.now() - before;
  };
  const all = () => Promise.all(files.map(async (file) => (await fetch(file)).blob()));
  const fetched = await timed(all);
  const cached = await timed(all);
  const blob = await (await fetch(files.find((file) => file.endsWith('.onnx')))).blob();
  let ask;
  const session = await timed(async () => {
    ask = await globalThis.startWorker({ threads: Math.min(2, navigator.hardwareConcurrency), base });
    await ask.open('m', blob);
  });
  const run = await timed(() =>
    ask({ call: 'run', model: 'm', pixels: ask.pixels, want: { kind: 'all', pre: false } }),
  );
  ask.end();
  return { fetched, cached, session, run };
}
