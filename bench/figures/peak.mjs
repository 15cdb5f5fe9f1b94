import { worker } from '../worker.mjs';

const versions = ['1.0', '1.1'];

export default {
  about:
    'One thread: multiply-accumulates a second of a plain run (those of its convolutions / time of the whole run) / what f32x4 multiply ' +
    'and add reach from registers alone, measured right after each run (peak-gmacs); the fastest of 20 each. The worst layer is by the fastest of 12 profiled runs, of those with 1 % of the work or more.',
  figures: [
    { name: 'peak-share', unit: 'ratio', goal: { least: 0.75 } },
    { name: 'peak-share-1.1', unit: 'ratio', goal: { least: 0.75 } },
    { name: 'peak-share-worst-layer', unit: 'ratio', goal: null },
    { name: 'peak-gmacs', unit: 'GMAC/s', goal: null },
  ],
  rounds: 3,
  async run({ browser, lab, note }) {
    const page = await browser.newPage();
    await page.goto(lab, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker('app/') });
    const [older, newer] = [await page.evaluate(share, versions[0]), await page.evaluate(share, versions[1])];
    await page.close();
    for (const [name, { gmacs }] of [
      ['peak-share', older],
      ['peak-share-1.1', newer],
    ])
      note(name, `${gmacs.toFixed(2)} GMAC/s`);
    note('peak-share-worst-layer', `${older.worst.key} of 1.0`);
    return {
      'peak-share': older.share,
      'peak-share-1.1': newer.share,
      'peak-share-worst-layer': older.worst.share,
      'peak-gmacs': older.peak,
    };
  },
};

async function share(version) {
  const peak = await globalThis.lab.peak();
  const ask = await globalThis.startWorker({ threads: 1 });
  const { network } = await ask.load(version);
  const { pixels } = ask;
  const macs = new Map(network.layers.map(({ key, cost }) => [key, cost.macs ?? 0]));
  const total = [...macs.values()].reduce((sum, each) => sum + each, 0);
  const fastest = { run: 0, most: 0 };
  for (let i = 0; i < 24; i++) {
    const run = total / (await ask({ call: 'time', model: 'm', pixels }));
    const most = peak();
    if (i < 4) continue;
    fastest.run = Math.max(fastest.run, run);
    fastest.most = Math.max(fastest.most, most);
  }
  const { run, most } = fastest;

  const profile = await ask({ call: 'profile', subject: { kind: 'model', model: 'm', pixels }, runs: 12 });
  ask.end();
  const layers = [...globalThis.lab.timesByLayer(network, profile).layers].flatMap(([key, { ms }]) =>
    macs.get(key) >= total / 100 ? [{ key, share: macs.get(key) / Math.min(...ms) / most }] : [],
  );
  const worst = layers.sort((a, b) => a.share - b.share)[0];
  return { share: run / most, gmacs: run / 1e6, peak: most / 1e6, worst };
}
