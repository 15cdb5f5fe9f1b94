import { download, sha256 } from './download';
import { EngineError, type ModelFile, type ModelSource, type Progress } from './engine';
import { keep, kept } from './kept';

/** Bytes of a model, those of the files that came with it, and the SHA-256 of the first. */
export interface ModelBytes {
  bytes: Uint8Array<ArrayBuffer>;
  others: ReadonlyMap<string, Uint8Array>;
  sha256: string | null;
}

/**
 * Gets a source's bytes and compares them with the checksum that is stated. What another origin gave is kept once it is
 * verified, so that it is fetched only once.
 */
export async function bytesOf(
  source: ModelSource,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<ModelBytes> {
  const { url, files, gitBlob } = source;
  if (files) return verified(source, await read(files));
  const before = gitBlob === undefined ? null : await kept(gitBlob);
  const bytes = before ?? (await download(url, onProgress, signal));
  if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
  onProgress({ step: 'verify', loaded: 0, total: null });
  const found = await verified(source, { bytes, others: new Map() });
  if (gitBlob !== undefined && !before) await keep(gitBlob, bytes);
  return found;
}

/** Files as bytes, the first of them the model, and its SHA-256. */
export async function readFiles(files: readonly ModelFile[]): Promise<ModelBytes> {
  const found = await read(files);
  return { ...found, sha256: await sha256(found.bytes) };
}

async function read(files: readonly ModelFile[]): Promise<Omit<ModelBytes, 'sha256'>> {
  const [model, ...others] = await Promise.all(
    files.map(async ({ name, blob }) => {
      const buffer = await blob.arrayBuffer().catch((error: unknown) => {
        throw new EngineError({ kind: 'fetch', url: name, status: null }, { cause: error });
      });
      return [name, new Uint8Array(buffer)] as const;
    }),
  );
  return { bytes: model?.[1] ?? new Uint8Array(), others: new Map(others) };
}

async function verified(
  { url, sha256: expected, gitBlob }: ModelSource,
  read: Omit<ModelBytes, 'sha256'>,
): Promise<ModelBytes> {
  const found = await sha256(read.bytes);
  if (expected && found && found !== expected)
    throw new EngineError({ kind: 'checksum', url, expected, found });
  if (gitBlob !== undefined) {
    const id = await gitBlobId(read.bytes);
    if (id !== null && id !== gitBlob)
      throw new EngineError({ kind: 'checksum', url, expected: gitBlob, found: id });
  }
  return { ...read, sha256: found };
}

/** The name that git gives to these bytes, or null where the browser offers no digests. */
async function gitBlobId(bytes: Uint8Array): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', whole));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
