import { idle, mainThreadMs } from '../mainThread.mjs';

export default {
  about:
    'Moving over a map: main-thread work for one movement of the pointer, over 40 of them (value, lens, position). Opening the arithmetic of the ' +
    'widest layers: the same for one pick, the slower of conv10 (512 terms) and fire9/expand3x3 (64 channels of 9).',
  figures: [
    { name: 'pointer-ms', unit: 'ms', goal: { most: 4 } },
    { name: 'arithmetic-ms', unit: 'ms', goal: { most: 16 } },
  ],
  rounds: 3,
  async run({ browser, url }) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const open = async (layer) => {
      await page.goto(`${url}?model=1.0&layer=${layer}&channel=3&threads=1`);
      await page.getByRole('status', { name: 'Status' }).filter({ hasText: 'ms' }).waitFor();
      await idle(page);
      return page.getByRole('region', { name: 'Layer and channel' }).getByRole('grid').boundingBox();
    };

    const map = await open('fire5/expand3x3');
    const moves = 40;
    const across = () => page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
    await across();
    const moved = await mainThreadMs(page, async () => {
      for (let i = 0; i < moves; i++)
        await page.mouse.move(
          map.x + (map.width * (i + 1)) / (moves + 2),
          map.y + map.height * (0.3 + (i % 5) / 10),
        );
    });

    let slowest = 0;
    for (const layer of ['conv10', 'fire9/expand3x3']) {
      const box = await open(layer);
      const pick = (part) => page.mouse.click(box.x + box.width * part, box.y + box.height * part);
      await pick(0.3);
      await page.getByRole('region', { name: 'Arithmetic' }).getByText('Recomputed').waitFor();
      const picks = 4;
      const spent = await mainThreadMs(page, async () => {
        for (let i = 0; i < picks; i++) await pick(0.4 + i / 10);
      });
      slowest = Math.max(slowest, spent / picks);
    }
    await context.close();
    return { 'pointer-ms': moved / moves, 'arithmetic-ms': slowest };
  },
};
