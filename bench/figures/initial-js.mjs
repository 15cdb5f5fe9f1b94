import { gzipSync } from 'node:zlib';
import { live, watch } from '../watch.mjs';

export default {
  about:
    'Compressed size of all JavaScript that the page asks for until the first live result is on the screen, untouched: the worker and the ' +
    "runtime's loader included. What is fetched in advance after that is not part of it.",
  figures: [{ name: 'initial-js-gzip-bytes', unit: 'bytes', goal: { most: 130_000 } }],
  rounds: 1,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const scripts = new Set();
    context.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.add(response.url());
    });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url);
    await live(page);
    const before = [...scripts];
    await context.close();
    const sizes = await Promise.all(
      before.map(async (script) => gzipSync(await (await fetch(script)).arrayBuffer()).length),
    );
    const largest = before
      .map((script, i) => [sizes[i], script.split('/').pop()])
      .sort(([a], [b]) => b - a)
      .slice(0, 5);
    note('initial-js-gzip-bytes', largest.map(([size, file]) => `${file} ${size}`).join(', '));
    return { 'initial-js-gzip-bytes': sizes.reduce((a, b) => a + b, 0) };
  },
};
