import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelSource } from '../engine/engine';
import { isKept } from '../engine/kept';
import { latest } from '../engine/latest';
import type { InputPicture } from '../store/runs';
import type { AppState, AppStore } from '../store/store';
import { isAnswer, shared, type Answer, type Question } from '../sw/own';
import { reloadWith } from './received';
import { isKeptModel } from './shelf';

/**
 * Whether the page with the models on view would open without a connection. `off`: the browser offers no service worker here;
 * `unkept`: a model on view is a file of the reader's own that is not kept.
 */
export type Readiness = 'off' | 'preparing' | 'ready' | 'unkept' | 'no-storage' | 'no-connection';

/** A newer version of the page: none, waiting to be asked for, or held up by so many other open pages. */
export type Update = { status: 'none' } | { status: 'waiting' } | { status: 'held'; others: number };

export interface OfflineState {
  readiness: Readiness;
  update: Update;
  /** Reloads to the new version, once no other page needs the old one. */
  take: () => void;
  /** Lets go of all that is kept of the page, until the next visit. */
  forget: () => Promise<void>;
}
export type OfflineStore = StoreApi<OfflineState>;

const ISOLATING = 'squeezelens.isolating';

/** Keeps the page for use without a connection; `entry` is the address of its script, by which its version is known. */
export function createOffline(store: AppStore, entry: string): OfflineStore {
  const turn = latest();
  let live = true;
  let taking = false;
  let registration: ServiceWorkerRegistration | null = null;
  const offline = createStore<OfflineState>(() => ({
    readiness: 'off',
    update: { status: 'none' },
    take: () => void take(),
    forget,
  }));
  const say = (readiness: Readiness) => offline.setState({ readiness });

  /** The worker of this very version, or null. Registering again mends what the reader has cleared meanwhile. */
  async function worker(): Promise<ServiceWorker | null> {
    const found = await navigator.serviceWorker.register('serviceWorker.js', { updateViaCache: 'none' });
    if (found !== registration) watch((registration = found));
    const { active } = await navigator.serviceWorker.ready;
    if (!active) return null;
    if ((await ask(active, { ask: 'adopt', entry })).kind === 'adopted') return active;
    offline.setState({ update: { status: 'waiting' } });
    return null;
  }

  function watch(found: ServiceWorkerRegistration) {
    const look = () => {
      if (found.waiting && found.active) offline.setState({ update: { status: 'waiting' } });
    };
    found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', look));
    look();
  }

  async function check(): Promise<void> {
    const own = await worker();
    const sources = shownSources(store.getState());
    if (!live) return;
    if (!own || !sources) return say('preparing');
    if (!(await areKept(sources))) return say('unkept');
    const models = sources.filter(isOfThePage).map(({ url }) => url);
    const answer = await ask(own, { ask: 'keep', models }, () => say('preparing'));
    if (live) say(answer.kind === 'missing' ? answer.why : 'ready');
  }
  const checkAgain = () => {
    // Whatever is refused here is refused by the browser; all else is a page without a service worker.
    void turn(() =>
      live
        ? check().catch((error: unknown) => say(error instanceof DOMException ? 'no-storage' : 'off'))
        : Promise.resolve(),
    );
  };

  async function take() {
    taking = true;
    const waiting = registration?.waiting;
    const answer = waiting ? await ask(waiting, { ask: 'take' }) : null;
    if (answer?.kind === 'held') offline.setState({ update: { status: 'held', others: answer.others } });
    // Otherwise the page reloads when the new worker controls it, which it does not if none has.
    else if (!answer || !navigator.serviceWorker.controller) renew();
  }

  /** Reloads, once: nothing is lost, for the address holds the view. */
  function renew() {
    taking = false;
    const { picture } = store.getState();
    if (isOwn(picture)) reloadWith(picture).catch(() => location.reload());
    else location.reload();
  }

  async function forget() {
    live = false;
    say('off');
    await (await navigator.serviceWorker?.getRegistration())?.unregister();
    const names = 'caches' in globalThis ? await caches.keys().catch(() => []) : [];
    const ours = names.filter((name) => name.startsWith('squeezelens ') || name === shared.cache);
    await Promise.all(ours.map((name) => caches.delete(name)));
  }

  async function follow() {
    // The first result comes first, unless the page needs the worker to run it on more threads.
    if (self.crossOriginIsolated) await firstResult(store);
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (taking) renew();
      else isolateOnce(store.getState());
    });
    store.subscribe(({ runs, view }, before) => {
      if (view.models !== before.view.models && offline.getState().readiness === 'ready') say('preparing');
      const finished = view.models.every((id) => runs[id]?.status === 'done');
      if (finished && (runs !== before.runs || view.models !== before.view.models)) checkAgain();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      checkAgain();
      void registration?.update().catch(() => undefined);
    });
    addEventListener('online', checkAgain);
    checkAgain();
  }

  if (
    import.meta.env.PROD &&
    'serviceWorker' in navigator &&
    window.top === window &&
    store.getState().view.embed === null
  )
    void follow();
  return offline;
}

function ask(worker: ServiceWorker, question: Question, onFetching = () => {}): Promise<Answer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isAnswer(data)) return;
      if (data.kind === 'fetching') return onFetching();
      port1.close();
      resolve(data);
    });
    port1.start();
    worker.postMessage(question, [port2]);
  });
}

/** Where the models on view come from; null until all are loaded. */
function shownSources({ view, models }: AppState): readonly ModelSource[] | null {
  const shown = view.models.map((id) => models[id]);
  const loaded = shown.filter((state) => state?.loading.status === 'ready');
  return loaded.length < shown.length ? null : loaded.flatMap((state) => (state ? [state.model.source] : []));
}

/** Whether it lies beside the page; the others are kept by the engine or on the reader's wish. */
function isOfThePage({ files, gitBlob }: ModelSource): boolean {
  return files === undefined && gitBlob === undefined;
}

async function areKept(sources: readonly ModelSource[]): Promise<boolean> {
  const kept = await Promise.all(
    sources.map(async ({ id, files, gitBlob }) =>
      files ? isKeptModel(id) : gitBlob === undefined || isKept(gitBlob),
    ),
  );
  return kept.every(Boolean);
}

function firstResult(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(({ runs, view, failure }) => {
      const run = runs[view.models[0] ?? ''];
      if (!failure && (run?.status !== 'done' || run.last.recorded)) return;
      stop();
      resolve();
    });
  });
}

function isOwn(picture: InputPicture | null): picture is InputPicture {
  return picture !== null && picture.origin.kind !== 'sample' && picture.origin.kind !== 'link';
}

/**
 * Reloads a page that came without the headers for isolation, now that the worker adds them: at most once, and only where
 * nothing is lost, for the address holds the view and not the reader's own picture.
 */
function isolateOnce({ picture }: AppState) {
  if (self.crossOriginIsolated || isOwn(picture) || navigator.userActivation.hasBeenActive) return;
  try {
    if (sessionStorage.getItem(ISOLATING) !== null) return;
    sessionStorage.setItem(ISOLATING, '1');
  } catch {
    return;
  }
  location.reload();
}
