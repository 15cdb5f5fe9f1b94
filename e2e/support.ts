import { test as base, expect, type ConsoleMessage } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';

interface Each {
  /** Whether the page gets the headers that allow threads. */
  isolated: boolean;
  /** Which weights the page finds: the committed ones, the same on every machine, or whatever was there when it was built. */
  weights: 'starter' | 'built';
  /** The number of threads that the page remembers; null when it has measured none yet, which it then does in the background. */
  threads: number | null;
  /**
   * What went wrong on the page so far: console errors (a breach of the content policy is one), uncaught errors and requests to
   * another origin. Must be empty at the end: a test that causes one on purpose takes it out with `splice`.
   */
  faults: string[];
}

interface Worker {
  /** Addresses of the built page, with and without cross-origin isolation. */
  servers: { isolated: string; plain: string };
}

export const test = base.extend<Each, Worker>({
  // What a service worker fetches cannot be answered by a test; those of the worker itself allow it.
  serviceWorkers: 'block',
  isolated: [true, { option: true }],
  weights: ['starter', { option: true }],
  threads: [1, { option: true }],
  servers: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern here
    async ({}, provide) => {
      const [isolated, plain] = await Promise.all([serve({ port: 0 }), serve({ port: 0, isolated: false })]);
      await provide({ isolated: isolated.url, plain: plain.url });
      await Promise.all([isolated.close(), plain.close()]);
    },
    { scope: 'worker' },
  ],
  baseURL: ({ servers, isolated }, provide) => provide(isolated ? servers.isolated : servers.plain),
  context: async ({ context, weights, threads }, provide) => {
    if (threads !== null)
      await context.addInitScript((count) => {
        // An empty page has no storage.
        if (location.protocol !== 'about:' && !localStorage.getItem('squeezelens.settings'))
          localStorage.setItem('squeezelens.settings', JSON.stringify({ threads: Number(count) }));
      }, String(threads));
    if (weights === 'starter')
      await context.route('**/models/manifest.json', (route) => route.fulfill({ json: { models: [] } }));
    await provide(context);
  },
  faults: [
    async ({ context, servers }, provide) => {
      const faults: string[] = [];
      const home = Object.values(servers).map((url) => new URL(url).origin);
      const hear = (message: ConsoleMessage) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
      };
      context.on('console', hear);
      context.on('page', (page) => page.on('worker', (worker) => worker.on('console', hear)));
      context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && !home.includes(origin))
          faults.push(`left the origin: ${request.url()}`);
      });
      await provide(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
