import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isolation } from '../scripts/headers.mjs';
import { projectRoot } from '../scripts/process.mjs';

/**
 * Builds the bench's own page from lab/ beside the caches, never into dist, and serves it with threads and without the page's content
 * policy, which the compared library would breach. Under `app/` lies the built page, so that both run in one page.
 */
export async function serveLab() {
  const { build, preview } = await import('vite');
  const outDir = join(projectRoot, 'node_modules', '.cache', 'squeezelens', 'lab');
  const shared = { configFile: false, root: join(projectRoot, 'bench', 'lab'), base: './', logLevel: 'warn' };
  await rm(outDir, { recursive: true, force: true });
  await build({
    ...shared,
    // The library hands the text of its own functions to its threads: it must stay as written.
    build: { outDir, emptyOutDir: true, minify: false, assetsInlineLimit: 0, target: 'es2023' },
    worker: { format: 'es' },
  });
  await mkdir(outDir, { recursive: true });
  await symlink(join(projectRoot, 'dist'), join(outDir, 'app'), 'junction');
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: 'localhost', port: 4300, headers: isolation },
  });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
