import { Zip, ZipPassThrough } from 'fflate';
import type { LayerKey } from '../network/types';
import { npy } from '../tensor/npy';
import type { Tensor } from '../tensor/tensor';

/** A file of an archive, in parts; made when its turn comes. */
export interface Entry {
  name: string;
  parts: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
}

/** The first date that a ZIP file can hold: the same content is the same file. */
const EPOCH = new Date(1980, 0, 1);

/**
 * A ZIP archive, stored without compression as `np.savez` does, one entry after the other; the page can breathe between
 * them. `onEntry` hears of each before it is written. Rejects with an AbortError when `signal` says so.
 */
export async function archive(
  entries: readonly Entry[],
  type: string,
  { onEntry, signal }: { onEntry?: (name: string, index: number) => void; signal?: AbortSignal } = {},
): Promise<Blob> {
  const chunks: Blob[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    // A blob of its own for each chunk lets the browser move it out of the page's memory.
    chunks.push(new Blob([chunk]));
  });
  for (const [index, { name, parts }] of entries.entries()) {
    onEntry?.(name, index);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const file = new ZipPassThrough(inside(name));
    file.mtime = EPOCH;
    zip.add(file);
    for (const part of await parts()) file.push(part);
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  return new Blob(chunks, { type });
}

/** A path that stays in the folder it is unpacked in: names of layers may come from a file of somebody else. */
function inside(name: string): string {
  const parts = name.replaceAll(/\p{Cc}/gu, '').split(/[\\/]/);
  return parts.filter((part) => !['', '.', '..'].includes(part)).join('/');
}

/** Tensors by name as NPZ entries: `np.load(file)['fire5/squeeze1x1']`. */
export function npzEntries(tensors: Iterable<readonly [LayerKey, Tensor]>): Entry[] {
  return Array.from(tensors, ([key, tensor]) => ({ name: `${key}.npy`, parts: () => npy(tensor) }));
}
