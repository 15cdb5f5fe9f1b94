import { gzipSync } from 'node:zlib';

/** Compressed size of all JavaScript that the page asks for before anybody touches it, the worker and the runtime's loader included. */
export default {
  figures: [{ name: 'initial-js-gzip-bytes', unit: 'bytes', goal: null }],
  rounds: 1,
  async run({ browser, url }) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const scripts = new Set();
    context.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.add(response.url());
    });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await context.close();
    const sizes = await Promise.all(
      Array.from(scripts, async (script) => gzipSync(await (await fetch(script)).arrayBuffer()).length),
    );
    return { 'initial-js-gzip-bytes': sizes.reduce((a, b) => a + b, 0) };
  },
};
