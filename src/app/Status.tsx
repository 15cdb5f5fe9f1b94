import type { Device } from '../engine/engine';
import type { AppState, AppStore } from '../store/store';
import { StatusLine } from '../views/StatusLine';
import { useWords } from '../views/useWords';
import { number } from '../words/format';
import type { Words } from '../words/en';
import { useStore } from './useStore';

/** What goes on with the model on view, or how long its last run took and on what. */
export function Status({ store }: { store: AppStore }) {
  const words = useWords();
  const id = useStore(store, (state) => state.view.models[0] ?? '');
  const loading = useStore(store, (state) => state.models[id]?.loading);
  const progress = useStore(store, (state) => state.progress);
  const run = useStore(store, (state) => state.runs[id]);
  const live = useStore(store, (state) => state.live);
  const { cancel } = store.getState();
  if (loading?.status === 'loading' && progress) {
    const { step, loaded, total } = progress;
    const text = step === 'download' ? words.app.downloading(loaded, total) : words.app.steps[step];
    return <StatusLine text={text} progress={{ share: total ? loaded / total : null, onCancel: cancel }} />;
  }
  if (live.kind === 'running' && live.pace && loading?.status === 'ready') {
    const { fps, ms } = live.pace;
    return <StatusLine text={words.live.status(fps, ms, deviceText(words, loading.loaded.device))} quiet />;
  }
  return <StatusLine text={statusText(words, loading, run)} quiet={live.kind === 'running'} />;
}

function statusText(
  words: Words,
  loading: AppState['models'][string]['loading'] | undefined,
  run: AppState['runs'][string] | undefined,
): string {
  const { app, lang } = words;
  if (run?.status === 'running') return app.running;
  if (loading?.status !== 'ready' || !run?.last?.runMs)
    return run?.last?.recorded ? app.recordedShort : app.noResult;
  return app.ran(
    number(lang, run.last.runMs, run.last.runMs < 10 ? 1 : 0),
    deviceText(words, loading.loaded.device),
  );
}

function deviceText({ app }: Words, { provider, threads }: Device): string {
  return provider === 'webgpu' ? 'WebGPU' : app.device('WASM', threads);
}
