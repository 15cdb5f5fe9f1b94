import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isolation } from './headers.mjs';
import { projectRoot } from './process.mjs';

const NAME = 'serviceWorker.js';

/** What lies in a build and is nothing that the page loads. */
const apart = /^(_headers|serviceWorker\.js|screenshots\/.*|.*\.map)$/;

/**
 * All files of a build as its service worker lists them, by path: the page itself has the empty one.
 * @param {string} dist
 * @returns {Promise<{ path: string, sha256: string, kind: 'shell' | 'runtime' | 'webgpu' | 'model' }[]>}
 */
export async function ownFiles(dist) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dist, join(parentPath, name)).replaceAll(sep, '/'))
    .filter((path) => !apart.test(path));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: path === 'index.html' ? '' : path,
      sha256: sha256(await readFile(join(dist, path))),
      kind: kindOf(path),
    })),
  );
}

function kindOf(path) {
  if (/^(starter|models)\/(?!manifest\.json$)/.test(path)) return 'model';
  if (/\b(jspi|asyncify|webgpu)\b/.test(path)) return 'webgpu';
  return /\.(wasm|mjs)$/.test(path) ? 'runtime' : 'shell';
}

/** Writes the service worker of a build into it: its name holds no digest, and it knows every file's. */
export async function buildServiceWorker(dist) {
  const { build } = await import('vite');
  const files = await ownFiles(dist);
  const version = sha256(JSON.stringify(files)).slice(0, 12);
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    define: { BUILT: JSON.stringify({ version, files, headers: isolation }) },
    build: {
      outDir: dist,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(projectRoot, 'src', 'sw', 'serviceWorker.ts'),
        output: { format: 'iife', entryFileNames: NAME },
      },
    },
  });
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
