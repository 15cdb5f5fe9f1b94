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

/** The picture that another program shared with the installed page: null where none was, `lost` where it could not be kept. */
export async function sharedPicture(query: string): Promise<File | 'lost' | null> {
  if (!new URLSearchParams(query).has('shared')) return null;
  try {
    const cache = await caches.open(shared.cache);
    const address = new URL(SHARE, document.baseURI);
    const response = await cache.match(address);
    if (!response) return 'lost';
    const blob = await response.blob();
    await cache.delete(address);
    const name = decodeURIComponent(response.headers.get(shared.header) ?? '');
    return new File([blob], name, { type: blob.type });
  } catch {
    return 'lost';
  }
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
