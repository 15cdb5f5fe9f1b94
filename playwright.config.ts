import { defineConfig } from '@playwright/test';
import { launchArguments } from './scripts/chromium-arguments.mjs';

const executablePath = process.env['SQUEEZELENS_CHROMIUM'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  // Machines that test are busy machines.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A second attempt is printed and counted; more than a few fail the run (scripts/tally.mjs).
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    trace: 'off',
    launchOptions: { args: launchArguments, ...(executablePath ? { executablePath } : {}) },
  },
});
