import '../scripts/node-version.mjs';
import { readdir, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { findChromium } from '../scripts/browser.mjs';
import { buildIfStale } from '../scripts/build.mjs';
import { launchArguments } from '../scripts/chromium-arguments.mjs';
import { install } from '../scripts/install.mjs';
import { serve } from '../scripts/serve.mjs';
import { serveLab } from './lab.mjs';
import { summary, table } from './summary.mjs';

/**
 * Every file in figures/ exports by default {about, figures, rounds, run}. One `run({browser, executablePath, url, plain, lab, note})`
 * gives one sample of each of its figures by name, or null where it cannot be had. `url` is the built page with cross-origin isolation,
 * `plain` without; `lab` is the bench's own page. `note` says what is to stand under the table. Rounds of different files are
 * interleaved, so that a slow minute of the machine falls on all alike.
 */
const seconds = (since) => Math.round((performance.now() - since) / 1000);

await install();
const only = process.argv[2];
const folder = new URL('./figures/', import.meta.url);
const modules = await Promise.all(
  (await readdir(folder)).sort().map(async (file) => (await import(new URL(file, folder))).default),
);
const named = (name) => modules.filter(({ figures }) => figures.some((figure) => name(figure.name)));
const exact = named((name) => name === only);
const chosen = exact.length > 0 ? exact : named((name) => !only || name.includes(only));
if (chosen.length === 0) {
  const names = modules.flatMap(({ figures }) => figures.map(({ name }) => name));
  console.error(`No figure is called ${only}. There are: ${names.join(', ')}`);
  process.exit(1);
}

if ((await buildIfStale()) !== 0) process.exit(1);
const { chromium } = await import('@playwright/test');
const executablePath = await findChromium();
const browser = await chromium.launch({ executablePath, args: launchArguments });
const servers = await Promise.all([serve({ port: 0 }), serve({ port: 0, isolated: false }), serveLab()]);
const [url, plain, lab] = servers.map((server) => server.url);

const samples = new Map();
const begun = performance.now();
const notes = new Map();
const note = (name, text) => notes.set(name, text);
try {
  for (let round = 0; chosen.some(({ rounds }) => round < rounds); round++)
    for (const { figures, rounds, run } of chosen) {
      if (round >= rounds) continue;
      const before = performance.now();
      // One figure that fails, aloud, leaves the others their results.
      const measured = await run({ browser, executablePath, url, plain, lab, note }).catch((error) => {
        console.error(error);
        process.exitCode = 1;
        for (const { name } of figures) note(name, `failed: ${error.message}`);
        return {};
      });
      console.error(`${figures[0].name} and what belongs to it: ${seconds(before)} s`);
      for (const [name, value] of Object.entries(measured)) {
        console.error(`${name}: ${value}`);
        if (value !== null) samples.set(name, [...(samples.get(name) ?? []), value]);
      }
    }
} finally {
  await Promise.all([browser, ...servers].map((each) => each.close()));
}

const results = chosen
  .flatMap(({ figures }) => figures)
  .map((figure) => ({ ...summary(figure, samples.get(figure.name) ?? []), note: notes.get(figure.name) }));
const machine = {
  cpu: cpus()[0].model,
  cores: cpus().length,
  memoryBytes: totalmem(),
  system: `${platform()} ${release()} ${arch()}`,
  node: process.version,
  chromium: browser.version(),
};
await writeFile(
  new URL('results.json', import.meta.url),
  `${JSON.stringify({ machine, figures: results }, null, 2)}\n`,
);
console.log(
  `\n${machine.cpu}, ${machine.cores} cores, Chromium ${machine.chromium}\n\n${table(results).join('\n')}\n\nAll of it took ${seconds(begun)} s.`,
);
for (const { about, figures } of chosen) {
  console.log(`\n${figures.map(({ name }) => name).join(', ')}\n  ${about}`);
  for (const { name } of figures) if (notes.has(name)) console.log(`  ${name}: ${notes.get(name)}`);
}
