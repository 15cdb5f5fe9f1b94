import type { ChannelMeans } from '../engine/engine';

/** Keeps what runs said in short, by what they were of. What goes wrong is as if nothing had been kept. */
export interface MeansKept {
  get(key: string): Promise<ChannelMeans | null>;
  /** Whether it is kept now. */
  put(key: string, means: ChannelMeans): Promise<boolean>;
  clear(): Promise<void>;
}

const STORE = 'means';
/** A database that has not answered after so many milliseconds is not asked again: nobody waits for it at every picture. */
const PATIENCE = 4000;

/** In the browser's IndexedDB, opened when first wanted. */
export function meansInBrowser(): MeansKept {
  let opening: Promise<IDBDatabase> | null = null;
  let isSilent = false;
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
  /** What comes of the work; `otherwise` where it fails, or where the database is silent. */
  const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (isSilent) return otherwise;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<T>((resolve) => {
      timer = setTimeout(() => {
        isSilent = true;
        resolve(otherwise);
      }, PATIENCE);
    });
    return Promise.race([work().catch(() => otherwise), silence]).finally(() => clearTimeout(timer));
  };
  return {
    get: (key) => attempt(async () => parsed(await ask('readonly', (store) => store.get(key))), null),
    put: (key, means) =>
      attempt(() => ask('readwrite', (store) => store.put(means, key)).then(() => true), false),
    clear: () => attempt(() => ask('readwrite', (store) => store.clear()), undefined),
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
