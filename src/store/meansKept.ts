import type { ChannelMeans } from '../engine/engine';

/** Keeps what runs said in short, by what they were of. Whatever goes wrong is as if nothing had been kept. */
export interface MeansKept {
  get(key: string): Promise<ChannelMeans | null>;
  put(key: string, means: ChannelMeans): Promise<void>;
  clear(): Promise<void>;
}

const STORE = 'means';

/** In the browser's IndexedDB, opened when first wanted. */
export function meansInBrowser(): MeansKept {
  let opening: Promise<IDBDatabase> | null = null;
  const open = () => {
    const request = indexedDB.open('squeezelens-means', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    // Whoever wants to delete it, here or in another tab, need not wait.
    request.addEventListener('success', () =>
      request.result.addEventListener('versionchange', () => {
        request.result.close();
        opening = null;
      }),
    );
    return answered(request);
  };
  const ask = async <T>(mode: IDBTransactionMode, call: (store: IDBObjectStore) => IDBRequest<T>) => {
    const database = await (opening ??= open());
    return answered(call(database.transaction(STORE, mode).objectStore(STORE)));
  };
  return {
    get: (key) => ask('readonly', (store) => store.get(key)).then(parsed, () => null),
    put: (key, means) =>
      ask('readwrite', (store) => store.put(means, key)).then(
        () => undefined,
        () => undefined,
      ),
    clear: () =>
      ask('readwrite', (store) => store.clear()).then(
        () => undefined,
        () => undefined,
      ),
  };
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}

/** What another version of this page may have written is not trusted. */
function parsed(value: unknown): ChannelMeans | null {
  if (!(value instanceof Map)) return null;
  const means = new Map<string, Float32Array<ArrayBuffer>>();
  for (const [key, channels] of value) {
    if (typeof key !== 'string' || !(channels instanceof Float32Array)) return null;
    means.set(key, Float32Array.from(channels));
  }
  return means;
}
