import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchArguments } from './scripts/chromium-arguments.mjs';
import { csp, isolation } from './scripts/headers.mjs';
import { listLicences } from './scripts/licences.mjs';

/** The policy inside the built page, for hosts that send no headers. Not in dev: Vite's own client needs more. */
const policy: Plugin = {
  name: 'squeezelens:policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: csp },
      injectTo: 'head-prepend',
    },
  ],
};

/** The script that starts the worker is the page's first, and comes beside all others; in dev main.tsx brings it along. */
const firstWorker: Plugin = {
  name: 'squeezelens:first-worker',
  apply: 'build',
  transformIndexHtml: (_, { bundle = {} }) =>
    Object.values(bundle)
      .filter((output) => output.type === 'chunk' && output.isEntry && output.name === 'firstWorker')
      .map(({ fileName }) => ({
        tag: 'script',
        attrs: { type: 'module', async: true, crossorigin: true, src: `./${fileName}` },
        injectTo: 'head-prepend',
      })),
};

const licences = listLicences();

const executablePath = process.env['SQUEEZELENS_CHROMIUM'];

export default defineConfig({
  base: './',
  plugins: [firstWorker, policy, licences.page],
  // The runtime's .wasm and .mjs stay files of their own, given to it by url: bundled, its threads hang.
  resolve: {
    conditions: [...defaultClientConditions, 'onnxruntime-web-use-extern-wasm'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Tests stand outside of tsconfig.json, where the search for what is imported looks for this.
  optimizeDeps: {
    exclude: ['onnxruntime-web'],
    rolldownOptions: { transform: { jsx: { runtime: 'automatic', importSource: 'preact' } } },
  },
  worker: {
    format: 'es',
    plugins: () => [licences.worker],
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'worker', tags: ['$initial'] }] } } },
  },
  server: { headers: isolation },
  preview: { headers: isolation },
  build: {
    // The policy allows no data: urls for scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'src/firstWorker.ts'],
      // What the first view needs is one file: each costs a way through the service worker.
      output: {
        codeSplitting: {
          groups: [
            { name: 'firstWorker', test: /\/src\/(firstWorker|trusted)\.ts/, priority: 1 },
            { name: 'index', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    // Machines that test are busy machines: what takes two seconds alone may take more than the five that are usual.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Left alone it would leave one processor of two idle: nothing else runs beside the tests.
          maxWorkers: '100%',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['src/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: launchArguments, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
