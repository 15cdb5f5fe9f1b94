import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, projectRoot } from './process.mjs';

const files = { '1.0': 'squeezenet1.0.onnx', 1.1: 'squeezenet1.1.onnx' };

/**
 * Readies the authors' weights in `folder` and lists them in its manifest.json: from `shared`/weights where given, else those already
 * there. Nothing is written that did not change: the build goes by the files' times.
 * @param {string} folder
 * @param {string | undefined} shared
 * @returns {Promise<{ id: string, file: string, bytes: number, sha256: string, copied: boolean }[]>}
 */
export async function readyModels(folder, shared) {
  await mkdir(folder, { recursive: true });
  const found = [];
  for (const [id, file] of Object.entries(files)) {
    const target = join(folder, file);
    const source = shared && join(shared, 'weights', file);
    const [theirs, ours] = await Promise.all([source && describe(source), describe(target)]);
    const model = theirs ?? ours;
    if (!model) continue;
    const copied = Boolean(theirs) && theirs.sha256 !== ours?.sha256;
    if (copied) await writeFile(target, await readFile(source));
    found.push({ id, file, ...model, copied });
  }
  const models = found.map(({ id, file, bytes, sha256 }) => ({ id, file, bytes, sha256 }));
  await writeChanged(join(folder, 'manifest.json'), `${JSON.stringify({ models }, null, 2)}\n`);
  return found;
}

async function describe(path) {
  const bytes = await readFile(path).catch(() => null);
  return bytes && { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function writeChanged(path, text) {
  if ((await readFile(path, 'utf8').catch(() => null)) !== text) await writeFile(path, text);
}

/** One line that says which weights will run. */
export function weightsLine(models) {
  const own = Object.keys(files).filter((id) => !models.some((model) => model.id === id));
  const parts = models.map(
    ({ id, file, copied }) => `${id} from public/models/${file}${copied ? ' (copied now)' : ''}`,
  );
  if (own.length > 0)
    parts.push(`${own.join(' and ')} from public/starter (the project's own small training)`);
  return `Weights: ${parts.join(', ')}`;
}

/** Readies public/models of this project and says the line. */
export async function readyProjectModels() {
  console.log(
    weightsLine(await readyModels(join(projectRoot, 'public', 'models'), process.env.SQUEEZELENS_SHARED)),
  );
}

if (isMain(import.meta.url)) await readyProjectModels();
