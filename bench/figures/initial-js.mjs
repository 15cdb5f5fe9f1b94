import { gzipSync } from 'node:zlib';

/** Compressed size of all JavaScript that the page asks for before anybody touches it, the worker and the runtime's loader included. */
export default {
  figures: [{ name: 'initial-js-gzip-bytes', unit: 'bytes', goal: null }],
  rounds: 1,
  async run({ browser, url }) {
    const context = await browser.newContext();
    const scripts = [];
    context.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response);
    });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    await context.close();
    return { 'initial-js-gzip-bytes': bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) };
  },
};
