/** Files that the browser keeps for the next visit, each under its checksum. Without storage nothing is kept and nothing fails. */
const CACHE = 'squeezelens-models';

/** From the root: page and worker, which lie in different folders, must mean the same. */
const address = (checksum: string) => `/kept/${checksum}`;

async function open(): Promise<Cache | null> {
  return 'caches' in globalThis ? caches.open(CACHE).catch(() => null) : null;
}

export async function kept(checksum: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await (await open())?.match(address(checksum)).catch(() => undefined);
  return response ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** The same without reading it. */
export async function keptBlob(checksum: string): Promise<Blob | null> {
  const response = await (await open())?.match(address(checksum)).catch(() => undefined);
  return response ? response.blob() : null;
}

/** Whether it was possible: storage may be full or denied. */
export async function keep(checksum: string, bytes: Uint8Array<ArrayBuffer> | Blob): Promise<boolean> {
  const cache = await open();
  if (!cache) return false;
  return cache.put(address(checksum), new Response(bytes)).then(
    () => true,
    () => false,
  );
}

export async function forget(checksum: string): Promise<void> {
  await (await open())?.delete(address(checksum)).catch(() => false);
}

/** Whether a file with this checksum is kept, without reading it. */
export async function isKept(checksum: string): Promise<boolean> {
  return (await (await open())?.match(address(checksum)).catch(() => undefined)) !== undefined;
}
