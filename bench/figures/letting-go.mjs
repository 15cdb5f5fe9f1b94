import { stat } from 'node:fs/promises';
import { launchArguments } from '../../scripts/chromium-arguments.mjs';
import { graphFile } from '../graphFile.mjs';
import { idle } from '../mainThread.mjs';
import { live, watch } from '../watch.mjs';

const graph = { count: 500, channels: 160 };

export default {
  about:
    'Memory of the page with its workers (performance.measureUserAgentSpecificMemory) after a large model of one’s own was opened and removed / ' +
    'before it was opened: 1.1 runs both times, and shows the same picture. Fails where the worker that has grown is not replaced.',
  figures: [
    { name: 'letting-go', unit: 'ratio', goal: null },
    { name: 'letting-go-bytes', unit: 'bytes', goal: null },
  ],
  rounds: 1,
  async run({ browser, executablePath, url, lab, note }) {
    const own = await browser.browserType().launch({
      executablePath,
      args: [...launchArguments, '--enable-blink-features=ForceEagerMeasureMemory'],
    });
    const context = await own.newContext({ viewport: { width: 1440, height: 900 } });
    try {
      const file = await graphFile(context, lab, graph);
      const { size } = await stat(file);

      const page = await context.newPage();
      await page.addInitScript(watch);
      await page.goto(`${url}?threads=1`);
      await live(page);
      const menu = page.getByRole('combobox', { name: 'Model' });
      await menu.waitFor();
      const status = page.getByRole('status', { name: 'Status' });
      const settled = async (id) => {
        await page.waitForFunction(
          (id) => document.querySelector('.model-panel-choose select').value.startsWith(id),
          id,
        );
        await status.filter({ hasText: /\d ms/ }).waitFor();
        await idle(page);
      };
      const before = await page.evaluate(measured);
      const first = page.workers();
      await page.getByLabel('Choose a model file').setInputFiles(file);
      await settled('sha256-');
      const during = await page.evaluate(measured);
      await page.getByRole('button', { name: 'Remove this model' }).click();
      await settled('1.1');
      const after = await page.evaluate(measured);
      if (page.workers().some((worker) => first.includes(worker)))
        throw new Error('the grown worker is still there');
      const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
      note(
        'letting-go',
        `file of ${mb(size)}; before ${mb(before)}, with it ${mb(during)}, after removing it ${mb(after)}`,
      );
      return { 'letting-go': after / before, 'letting-go-bytes': after };
    } finally {
      await own.close();
    }
  },
};

const measured = async () => (await performance.measureUserAgentSpecificMemory()).bytes;
