import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Digest over path, size and time of files, folders taken whole; tests and their fixtures are left out, they are not built.
 * @param {string} root
 * @param {readonly string[]} paths relative to `root`; one that is missing counts as missing
 */
export async function stamp(root, paths) {
  const hash = createHash('sha256');
  const visit = async (path) => {
    const info = await stat(join(root, path)).catch(() => null);
    if (info?.isDirectory())
      for (const name of (await readdir(join(root, path))).sort()) await visit(`${path}/${name}`);
    else if (!/\.test\.tsx?$|^src\/fixtures\//.test(path))
      hash.update(`${path}\n${info?.size}\n${info?.mtimeMs}\n`);
  };
  for (const path of paths) await visit(path);
  return hash.digest('hex');
}
