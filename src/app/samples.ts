import type { AppStore } from '../store/store';

/** The folder of the sample pictures. */
export const SAMPLES = 'samples/';
/** Their small copies, under the same names (`npm run thumbs`). */
export const THUMBS = 'samples/thumbs/';

/**
 * Brings the sample that the view names, now and whenever it names another; the newest choice wins. One that could not be fetched
 * stays the one that the view names, and is fetched again when it is no longer said to be missing.
 */
export function followSample(store: AppStore): void {
  const bring = async (file: string) => {
    const url = SAMPLES + encodeURIComponent(file);
    const response = await fetch(url).catch(() => null);
    const blob = response?.ok ? await response.blob().catch(() => null) : null;
    if (store.getState().view.sample !== file) return;
    if (blob) store.getState().choosePicture(blob, { kind: 'sample', file });
    else {
      const status = !response || response.ok ? null : response.status;
      store.setState({ failure: { kind: 'fetch', url, status }, missing: file });
    }
  };
  const { sample } = store.getState().view;
  if (sample) void bring(sample);
  store.subscribe(({ view: { sample }, missing }, before) => {
    const again = before.missing === sample && missing === null;
    if (sample !== null && (again || sample !== before.view.sample)) void bring(sample);
  });
}
