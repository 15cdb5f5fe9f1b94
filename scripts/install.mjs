import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot, run } from './process.mjs';

/**
 * Whether what is installed is what the lockfile asks for. npm keeps its own record in node_modules;
 * packages for other platforms may be missing there.
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean }>} wanted `packages` of package-lock.json
 * @param {Record<string, { version?: string, integrity?: string }>} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return (
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const found = installed[path];
      return path === '' || (found ? found.version === version && found.integrity === integrity : optional);
    }) && Object.keys(installed).every((path) => path in wanted)
  );
}

async function packages(...path) {
  return JSON.parse(await readFile(join(projectRoot, ...path), 'utf8')).packages;
}

/** Installs the locked packages unless they are there. Ends the process with a sentence when it cannot. */
export async function install() {
  const wanted = await packages('package-lock.json');
  const installed = await packages('node_modules', '.package-lock.json').catch(() => ({}));
  if (isInstalled(wanted, installed)) return;
  const link = await lstat(join(projectRoot, 'node_modules')).catch(() => null);
  if (link?.isSymbolicLink()) {
    // npm would empty the folder that the link leads to: it belongs to another checkout.
    console.log(
      'node_modules is a link to a folder that does not match package-lock.json: it is left alone.',
    );
    return;
  }
  console.log('Installing packages (npm ci) ...');
  if ((await run('npm', ['ci', '--include=dev', '--loglevel=error'])) === 0) return;
  console.error(
    'The packages could not be installed: see the lines above. A registry must be reachable the first time.',
  );
  process.exit(1);
}
