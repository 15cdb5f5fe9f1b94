import './node-version.mjs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './browser.mjs';
import { install } from './install.mjs';
import { projectRoot, run, tool } from './process.mjs';
import { closingLine, honest, tallyPlaywright, tallyVitest, withReference } from './tally.mjs';

const reports = join(projectRoot, 'test-results');
const shared = Boolean(process.env.SQUEEZELENS_SHARED);
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], again: [] });

/** A step that passes as a whole or not, made of commands. */
const check =
  (...commands) =>
  async () => {
    let ok = true;
    for (const [name, ...args] of commands)
      ok = (await run(name === 'node' ? process.execPath : tool(name), args)) === 0 && ok;
    return one(ok);
  };

/** A suite of tests, counted from the JSON report that it writes. */
const suite =
  (count, file, [name, ...args]) =>
  async () => {
    const report = join(reports, file);
    await rm(report, { force: true });
    const code = await run(tool(name), args);
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text === null) return one(false);
    const tally = honest(count(JSON.parse(text)), code);
    for (const title of tally.skipped) console.log(`skipped: ${title}`);
    for (const title of tally.again) console.log(`passed at the second attempt: ${title}`);
    return shared ? withReference(tally) : tally;
  };

const vitest = (project) =>
  suite(tallyVitest, `${project}.json`, [
    'vitest',
    'run',
    `--project=${project}`,
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ]);

const steps = {
  format: check(['prettier', '--check', '--log-level=warn', '.']),
  lint: check(['oxlint', '--type-aware', '--deny-warnings']),
  types: check(
    ...['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.node.json'].map((config) => ['tsc', '-p', config]),
  ),
  unused: check(['knip']),
  unit: vitest('unit'),
  component: vitest('component'),
  build: check(['node', 'scripts/build.mjs']),
  e2e: suite(tallyPlaywright, 'e2e.json', ['playwright', 'test']),
};
const needs = { component: ['browser'], e2e: ['browser', 'build'] };

await install();
const missing = new Set();
await findChromium().then(
  (path) => (process.env.SQUEEZELENS_CHROMIUM = path),
  (error) => {
    console.error(error.message);
    missing.add('browser');
  },
);

const tallies = [];
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  const before = performance.now();
  const lacks = needs[name]?.find((need) => missing.has(need));
  if (lacks) console.error(`${name} cannot run without a ${lacks}`);
  const tally = lacks ? one(false) : await step();
  if (tally.failed > 0) missing.add(name);
  tallies.push(tally);
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  console.log(`== ${name}: ${tally.failed > 0 ? 'FAILED' : 'ok'} (${closingLine([tally])}) in ${seconds} s`);
}

console.log(`\n${closingLine(tallies)}`);
process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0;
