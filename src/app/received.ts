import type { InputPicture } from '../store/runs';
import type { AppStore } from '../store/store';
import { SHARE, shared } from '../sw/own';

interface Launch {
  readonly files: readonly FileSystemFileHandle[];
}
declare global {
  interface Window {
    /** Files that the system opens with the installed page; only Chromium has it so far. */
    readonly launchQueue?: { setConsumer(consumer: (launch: Launch) => void): void };
  }
}

/** Where a picture waits for the page: one that another program shared, or the own one of a tab that reloads, which `tab` tells apart. */
const waits = (tab: string) =>
  new URL(tab === '' ? SHARE : `${SHARE}?${encodeURIComponent(tab)}`, document.baseURI);

/** The picture that the query says is waiting: null where none is, `lost` where it could not be kept. */
export async function sharedPicture(query: string): Promise<File | 'lost' | null> {
  const tab = new URLSearchParams(query).get('shared');
  if (tab === null) return null;
  try {
    const cache = await caches.open(shared.cache);
    const response = await cache.match(waits(tab));
    if (!response) return 'lost';
    const blob = await response.blob();
    await cache.delete(waits(tab));
    const name = decodeURIComponent(response.headers.get(shared.header) ?? '');
    return new File([blob], name, { type: blob.type });
  } catch {
    return 'lost';
  }
}

/** Loads the page anew with the view that it has, and with this picture of the reader's own. */
export async function reloadWith({ id, blob, origin }: InputPicture): Promise<void> {
  const tab = `${id} ${crypto.randomUUID()}`;
  const name = 'name' in origin ? origin.name : '';
  const response = new Response(blob, { headers: { [shared.header]: encodeURIComponent(name) } });
  const url = new URL(location.href);
  url.searchParams.set('shared', tab);
  await (await caches.open(shared.cache)).put(waits(tab), response);
  location.replace(url);
}

/** Takes what the system opens with the installed page: a model with its files, else the first picture. */
export function followLaunches(store: AppStore): void {
  window.launchQueue?.setConsumer(({ files }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then((chosen) => receive(store, chosen));
  });
}

async function receive(store: AppStore, files: readonly File[]): Promise<void> {
  const [first] = files;
  if (files.some(({ name }) => /\.onnx$/i.test(name))) (await import('./ModelPanel')).openFiles(store, files);
  else if (first) takePicture(store, first);
}

export function takePicture(store: AppStore, file: File) {
  store.getState().look({ sample: null });
  store.getState().choosePicture(file, { kind: 'file', name: file.name });
}
