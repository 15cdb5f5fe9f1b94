import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumOf, expectedChecksum as expected, models } from './models.mjs';
import { isMain, projectRoot } from './process.mjs';

/** How long a server may take to answer, and later to send on. */
const PATIENCE_MS = 10_000;

/**
 * Downloads the published files that `folder` lacks, each verified before it gets its name. What was begun is continued,
 * or begun anew where the server cannot continue or the whole turns out wrong. Never rejects: without a connection it ends after
 * the first file.
 * @param {string} folder
 * @param {{ files?: typeof models, patience?: number, say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether all files are there
 */
export async function fetchWeights(
  folder,
  { files = models, patience = PATIENCE_MS, say = console.log } = {},
) {
  await mkdir(folder, { recursive: true });
  for (const { file, from } of files) {
    if (!from) continue;
    const target = join(folder, file);
    const whole = await readFile(target).catch(() => null);
    if (whole && checksumOf(whole, from) === expected(from)) continue;
    const host = new URL(from.url).host;
    try {
      const bytes = await download(from, `${target}.part`, patience);
      await rename(`${target}.part`, target);
      say(`Weights: ${file}, ${(bytes / 1e6).toFixed(1)} MB from ${host}, checksum verified`);
    } catch (error) {
      say(`Weights: ${file} could not be fetched from ${host} (${reason(error)}); those already here serve.`);
      return false;
    }
  }
  return true;
}

function reason(error) {
  return error.name === 'AbortError' ? 'no answer' : (error.cause?.code ?? error.message);
}

/** Fetches into `part`, after what it holds already; leaves it verified. Resolves with its length. */
async function download(from, part, patience) {
  const begun = await readFile(part).catch(() => Buffer.alloc(0));
  await receive(from.url, part, begun.length, patience);
  let bytes = await readFile(part);
  if (begun.length > 0 && checksumOf(bytes, from) !== expected(from)) {
    await receive(from.url, part, 0, patience);
    bytes = await readFile(part);
  }
  if (checksumOf(bytes, from) === expected(from)) return bytes.length;
  await rm(part);
  throw new Error('its checksum is not the published one');
}

async function receive(url, part, begun, patience) {
  const abort = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), patience);
  };
  wait();
  try {
    const headers = begun > 0 ? { Range: `bytes=${begun}-` } : {};
    const response = await fetch(url, { signal: abort.signal, headers });
    // 416: nothing is left to send, the part is whole or wrong.
    if (response.status === 416) return;
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (response.status !== 206) await writeFile(part, '');
    for await (const chunk of response.body) {
      wait();
      await appendFile(part, chunk);
    }
  } finally {
    clearTimeout(timer);
  }
}

const folder = join(projectRoot, 'public', 'models');
const stamp = join(projectRoot, 'node_modules', '.cache', 'squeezelens', 'weights');

/** Fetches the weights the first time the project is started, unless there are some for both versions. */
export async function fetchOnce() {
  if (await readFile(stamp).catch(() => null)) return;
  const there = await Promise.all(
    models.map(({ file }) => readFile(join(folder, file)).then(Boolean, () => false)),
  );
  const versions = ['1.0', '1.1'].every((version) =>
    models.some(({ id }, i) => there[i] && id.startsWith(version)),
  );
  if (!versions && !process.env.SQUEEZELENS_SHARED) await fetchWeights(folder);
  await mkdir(join(stamp, '..'), { recursive: true });
  await writeFile(stamp, '');
}

if (isMain(import.meta.url)) process.exitCode = (await fetchWeights(folder)) ? 0 : 1;
