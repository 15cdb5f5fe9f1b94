import { worker } from '../worker.mjs';

export default {
  about:
    "From a 12-megapixel JPEG to the network's pixels on the page / createImageBitmap of the same file alone, in turn, the fastest of 10 each.",
  figures: [{ name: 'decode-ratio', unit: 'ratio', goal: { most: 1.5 } }],
  rounds: 3,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${url}?threads=1`, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker() });
    const { whole, alone } = await page.evaluate(async () => {
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
      const fastest = { whole: Infinity, alone: Infinity };
      for (let i = 0; i < 12; i++) {
        const before = performance.now();
        (await createImageBitmap(blob)).close();
        const alone = performance.now() - before;
        const whole = await ask.timed({
          call: 'frame',
          picture: { id: String(i), blob },
          recipe: ask.recipe,
          fit: 'warp',
        });
        if (i < 2) continue;
        fastest.whole = Math.min(fastest.whole, whole);
        fastest.alone = Math.min(fastest.alone, alone);
      }
      ask.end();
      return fastest;
    });
    await context.close();
    note('decode-ratio', `${whole.toFixed(1)} ms / ${alone.toFixed(1)} ms in the last round`);
    return { 'decode-ratio': whole / alone };
  },
};
