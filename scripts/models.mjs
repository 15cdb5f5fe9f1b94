import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, projectRoot } from './process.mjs';

const authors =
  'https://raw.githubusercontent.com/forresti/SqueezeNet/51147dc0681638c28aad593b9e923f3500117125';

/**
 * Model files that the page looks for, by the id it gives them. `from` is where a file is published and the checksum that
 * its publisher states: only that very file gets the id. A file without it is whatever somebody put there.
 * @type {readonly { id: string, file: string, from?: { url: string, gitBlob?: string, sha256?: string } }[]}
 */
export const models = [
  { id: '1.0', file: 'squeezenet1.0.onnx' },
  { id: '1.1', file: 'squeezenet1.1.onnx' },
  {
    id: '1.1-authors',
    file: 'squeezenet_v1.1.caffemodel',
    from: {
      url: `${authors}/SqueezeNet_v1.1/squeezenet_v1.1.caffemodel`,
      gitBlob: '9d2fc33abf653a6e8b2ee6cc63ede0e72ec67f44',
    },
  },
  {
    id: '1.0-authors',
    file: 'squeezenet_v1.0.caffemodel',
    from: {
      url: `${authors}/SqueezeNet_v1.0/squeezenet_v1.0.caffemodel`,
      gitBlob: 'a381d848b43d7048c3b362238ece2386c21d6ff0',
    },
  },
  {
    id: '1.0-compressed',
    file: 'compressed_SqueezeNet.net',
    from: {
      url: 'https://raw.githubusercontent.com/songhan/SqueezeNet-Deep-Compression/master/compressed_SqueezeNet.net',
      sha256: 'e4ab6960ae8cd81505e1c2136921201507e930966c53deaf15862a395b3a3261',
    },
  },
];

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
  for (const { id, file, from } of models) {
    const target = join(folder, file);
    const source = shared && join(shared, 'weights', file);
    const [theirs, ours] = await Promise.all([source && describe(source, from), describe(target, from)]);
    const model = theirs ?? ours;
    if (!model) continue;
    const copied = Boolean(theirs) && theirs.sha256 !== ours?.sha256;
    if (copied) await writeFile(target, await readFile(source));
    found.push({ id, file, ...model, copied });
  }
  const listed = found.map(({ id, file, bytes, sha256 }) => ({ id, file, bytes, sha256 }));
  await writeChanged(join(folder, 'manifest.json'), `${JSON.stringify({ models: listed }, null, 2)}\n`);
  return found;
}

/** Null for a file that is missing, or is not the one that was published under its name. */
async function describe(path, from) {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes || (from && checksumOf(bytes, from) !== expectedChecksum(from))) return null;
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What a publisher states of a file: a SHA-256, or the id of git, which is a SHA-1 over the length and the bytes. */
export function checksumOf(bytes, { gitBlob }) {
  return gitBlob
    ? createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
    : createHash('sha256').update(bytes).digest('hex');
}

export function expectedChecksum({ gitBlob, sha256 }) {
  return gitBlob ?? sha256;
}

async function writeChanged(path, text) {
  if ((await readFile(path, 'utf8').catch(() => null)) !== text) await writeFile(path, text);
}

/** One line that says which weights will run. */
export function weightsLine(found) {
  const own = ['1.0', '1.1'].filter(
    (version) => !found.some(({ id }) => id === version || id === `${version}-authors`),
  );
  const parts = found.map(
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
