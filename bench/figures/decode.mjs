import { worker } from '../worker.mjs';

/** Decoding a 12-megapixel photograph and bringing it to the network's size, in the worker, over the browser's decoding alone, in turn. */
export default {
  figures: [{ name: 'decode-ratio', unit: 'ratio', goal: { most: 1.5 } }],
  rounds: 3,
  async run({ browser, url }) {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker() });
    const ratio = await page.evaluate(async () => {
      const ask = await globalThis.startWorker({ threads: 1 });
      const canvas = new OffscreenCanvas(4000, 3000);
      const context = canvas.getContext('2d');
      // A picture with edges, gradients and grain, as a photograph has them: a plain one would decode too fast.
      for (let i = 0; i < 4000; i++) {
        context.fillStyle = `hsl(${(i * 137) % 360} ${30 + (i % 60)}% ${20 + (i % 70)}%)`;
        context.fillRect(
          (i * 7919) % 4000,
          (i * 104_729) % 3000,
          20 + ((i * 31) % 300),
          20 + ((i * 17) % 200),
        );
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const ratios = [];
      for (let i = 0; i < 8; i++) {
        const before = performance.now();
        (await createImageBitmap(blob)).close();
        const alone = performance.now() - before;
        const whole = await ask.timed({
          call: 'frame',
          picture: { id: String(i), blob },
          recipe: ask.recipe,
          fit: 'warp',
        });
        if (i >= 2) ratios.push(whole / alone);
      }
      ask.end();
      return ratios.sort((a, b) => a - b)[ratios.length >> 1];
    });
    await context.close();
    return { 'decode-ratio': ratio };
  },
};
