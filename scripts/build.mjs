import './node-version.mjs';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readyProjectModels } from './models.mjs';
import { isMain, projectRoot, run, tool } from './process.mjs';
import { buildServiceWorker } from './service-worker.mjs';
import { stamp } from './stamp.mjs';

/** All that decides what is built. */
const inputs = [
  'index.html',
  'src',
  'public',
  'scripts/headers.mjs',
  'scripts/service-worker.mjs',
  'scripts/licences.mjs',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const stampFile = join(projectRoot, 'node_modules', '.cache', 'squeezelens', 'build');

/** Readies the weights and builds dist. Resolves with the exit code. */
async function build() {
  await readyProjectModels();
  return buildFrom(await stamp(projectRoot, inputs));
}

/** The same, but only when something changed since the last build. */
export async function buildIfStale() {
  await readyProjectModels();
  const now = await stamp(projectRoot, inputs);
  const last = await readFile(stampFile, 'utf8').catch(() => null);
  const there = await access(join(projectRoot, 'dist', 'index.html')).then(
    () => true,
    () => false,
  );
  return there && last === now ? 0 : buildFrom(now);
}

async function buildFrom(state) {
  await rm(stampFile, { force: true });
  const code = await run(tool('vite'), ['build', '--logLevel', 'warn']);
  if (code === 0) {
    await buildServiceWorker(join(projectRoot, 'dist'));
    await mkdir(dirname(stampFile), { recursive: true });
    await writeFile(stampFile, state);
  }
  return code;
}

if (isMain(import.meta.url)) process.exitCode = await build();
