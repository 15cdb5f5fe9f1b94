import { worker } from '../worker.mjs';

/**
 * From the input tensor to all activations on the page, over a bare run of the untapped model, both by the same worker in turn
 * (A B A B ...). What the worker's own input tensor costs is part of both. One more pair of each with the tensors before ReLU.
 */
const versions = ['1.0', '1.1'];
const kinds = {
  'capture-ratio': { pre: false, most: 1.2 },
  'capture-ratio-preact': { pre: true, most: { '1.0': 1.9, 1.1: 1.3 } },
};

export default {
  figures: Object.entries(kinds).flatMap(([name, { most }]) =>
    versions.map((version) => ({
      name: `${name}-${version}`,
      unit: 'ratio',
      goal: { most: most[version] ?? most },
    })),
  ),
  rounds: 3,
  async run({ browser, url }) {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker() });
    const measured = {};
    for (const version of versions)
      for (const [name, { pre }] of Object.entries(kinds))
        measured[`${name}-${version}`] = await page.evaluate(
          async ({ version, pre }) => {
            const ask = await globalThis.startWorker({ threads: 2 });
            await ask.load(version);
            const pairs = [];
            for (let i = 0; i < 25; i++) {
              const bare = await ask.timed({ call: 'time', model: 'm', pixels: ask.pixels });
              const capture = await ask.timed({
                call: 'run',
                model: 'm',
                pixels: ask.pixels,
                want: { kind: 'all', pre },
              });
              if (i >= 5) pairs.push(capture / bare);
            }
            ask.end();
            return pairs.sort((a, b) => a - b)[pairs.length >> 1];
          },
          { version, pre },
        );
    await context.close();
    return measured;
  },
};
