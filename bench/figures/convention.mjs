export default {
  about:
    'Main-thread time from a change of convention on the cost page to the redrawn charts and tables: one frame is 16.7 ms.',
  figures: [{ name: 'convention-switch-ms', unit: 'ms', goal: { most: 16.7 } }],
  rounds: 3,
  async run({ browser, url }) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.goto(`${url}?view=cost&model=1.0&threads=1`);
    await page.getByRole('status', { name: 'Status' }).filter({ hasText: 'ms' }).waitFor();
    const value = await page.evaluate(async () => {
      const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
      const total = () => document.querySelector('.cost-table-total').textContent;
      const select = [...document.querySelectorAll('.convention select')].find((each) =>
        [...each.options].some(({ value }) => value === '224'),
      );
      const change = async (size) => {
        for (let i = 0; i < 8; i++) await idle();
        const shown = total();
        const before = performance.now();
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, size);
        select.dispatchEvent(new Event('change', { bubbles: true }));
        while (total() === shown) await Promise.resolve();
        return performance.now() - before;
      };
      const times = [];
      for (let i = 0; i < 12; i++) times.push(await change(i % 2 ? '227' : '224'));
      return times.slice(2).sort((a, b) => a - b)[5];
    });
    await context.close();
    return { 'convention-switch-ms': value };
  },
};
