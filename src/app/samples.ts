import type { AppStore } from '../store/store';

/** The folder of the sample pictures. */
export const SAMPLES = 'samples/';
/** Their small copies, under the same names (`npm run thumbs`). */
export const THUMBS = 'samples/thumbs/';

/** Brings the sample that the view names, now and whenever it names another; the newest choice wins. */
export function followSample(store: AppStore): void {
  const bring = async (file: string) => {
    const url = SAMPLES + encodeURIComponent(file);
    const response = await fetch(url).catch(() => null);
    const blob = response?.ok ? await response.blob().catch(() => null) : null;
    if (store.getState().view.sample !== file) return;
    if (blob) store.getState().choosePicture(blob, { kind: 'sample', file });
    else {
      // The view names no sample that is not there, so that choosing it again is another try.
      store.getState().look({ sample: null });
      const status = !response || response.ok ? null : response.status;
      store.setState({ failure: { kind: 'fetch', url, status }, missing: file });
    }
  };
  const { sample } = store.getState().view;
  if (sample) void bring(sample);
  store.subscribe(({ view }, before) => {
    if (view.sample !== null && view.sample !== before.view.sample) void bring(view.sample);
  });
}
