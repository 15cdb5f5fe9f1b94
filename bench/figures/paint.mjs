const layers = { conv1: 'conv1', fire5: 'fire5/expand3x3', conv10: 'conv10' };

export default {
  about:
    'Main-thread time from the click on a layer to its painted grid: all that runs before the page could do anything else, the changes of the ' +
    'other views included. The layers are visited in turn, after one visit that nothing is counted of.',
  figures: Object.keys(layers).map((name) => ({ name: `paint-ms-${name}`, unit: 'ms', goal: { most: 4 } })),
  rounds: 3,
  async run({ browser, url }) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.goto(`${url}?model=1.0&layer=pool1&threads=1`);
    await page.getByRole('status', { name: 'Status' }).filter({ hasText: 'ms' }).waitFor();
    const measured = await page.evaluate(async (keys) => {
      const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
      const shown = () => document.querySelector('[aria-label="Feature maps"] h2')?.textContent;
      const find = (key) => document.querySelector(`[role="option"][aria-label^="${key},"]`);
      const visit = async (key) => {
        for (let i = 0; i < 8; i++) await idle();
        const before = performance.now();
        find(key).dispatchEvent(new MouseEvent('click', { bubbles: true }));
        while (shown() !== key) await Promise.resolve();
        return performance.now() - before;
      };
      const times = {};
      for (const counted of [false, true])
        for (const [name, key] of Object.entries(keys)) {
          await visit('pool1');
          const time = await visit(key);
          if (counted) times[`paint-ms-${name}`] = time;
        }
      return times;
    }, layers);
    await context.close();
    return measured;
  },
};
