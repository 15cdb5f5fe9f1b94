import { createServer } from 'node:net';
import { launchArguments } from '../../scripts/chromium-arguments.mjs';

const categories = {
  'lighthouse-performance': { id: 'performance', least: 95 },
  'lighthouse-accessibility': { id: 'accessibility', least: 100 },
  'lighthouse-best-practices': { id: 'best-practices', least: 100 },
};

export default {
  about:
    "Lighthouse's scores of the built page, in its own desktop setting (1350 x 940, 10 Mbit/s, 40 ms, no slower processor).",
  figures: Object.entries(categories).map(([name, { least }]) => ({ name, unit: 'points', goal: { least } })),
  rounds: 2,
  async run({ executablePath, url, note }) {
    const names = Object.keys(categories);
    const found = await Promise.all([import('lighthouse'), import('@playwright/test')]).catch(() => null);
    if (!found) {
      for (const name of names) note(name, 'lighthouse is not installed');
      return Object.fromEntries(names.map((name) => [name, null]));
    }
    const [{ default: lighthouse, desktopConfig }, { chromium }] = found;
    const port = await freePort();
    const args = [...launchArguments, `--remote-debugging-port=${port}`];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const onlyCategories = Object.values(categories).map(({ id }) => id);
      const { lhr } = await lighthouse(url, { port, onlyCategories, logLevel: 'error' }, desktopConfig);
      return Object.fromEntries(
        Object.entries(categories).map(([name, { id }]) => {
          const { score, auditRefs } = lhr.categories[id];
          const lost = auditRefs
            .map(({ id, weight }) => ({ ...lhr.audits[id], weight }))
            .filter(({ score, weight }) => weight > 0 && score !== null && score < 1);
          note(
            name,
            lost.map(({ id, displayValue = '' }) => `${id} ${displayValue}`.trim()).join(', ') ||
              'nothing lost',
          );
          return [name, Math.round(score * 100)];
        }),
      );
    } finally {
      await browser.close();
    }
  },
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
