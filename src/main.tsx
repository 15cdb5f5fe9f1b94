import { startWorker } from './firstWorker';
import { createRoot } from 'preact/compat/client';
import { App } from './app/App';
import { fetchJson, recordedNetwork, recordedResult } from './app/recorded';
import { followAddress } from './app/address';
import { createOffline } from './app/offline';
import { followLaunches, sharedPicture, takePicture } from './app/received';
import { followSample } from './app/samples';
import { followLinks, linkedPicture } from './app/link';
import { backendOf, createSettings, followTheme, type Settings, type SettingsStore } from './app/settings';
import { settle } from './app/settle';
import { keptModels } from './app/shelf';
import { authors, catalog, defaultModel, defaultSample, versions } from './catalog';
import type { Failure } from './engine/engine';
import { isKept } from './engine/kept';
import { revive, type Death } from './engine/revive';
import { letGoOfSuperseded } from './app/superseded';
import { faultOf } from './store/faults';
import { createAppStore, type AppStore } from './store/store';
import { defaultView, parseView, unreadIn } from './store/url';
import { parseClasses } from './words/classes';
import { number } from './words/format';
import { parseSamples } from './words/samples';
import { Boundary, ReportContext } from './views/Boundary';
import './views/tokens.css';
import './app/page.css';

/** Composition root of the page: worker -> engine -> store -> App. */
async function main() {
  letGoOfSuperseded();
  const settings = createSettings(() => localStorage);
  followTheme(settings, document.documentElement);
  const chosen = settings.getState().values;
  const usual = defaultView(chosen.lang ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'));
  const fallback = { ...usual, palette: chosen.palette ?? usual.palette };
  const { threads: asked, lang } = parseView(location.search, fallback);
  const threads = asked ?? chosen.threads ?? Math.min(2, navigator.hardwareConcurrency);
  const backend = asked ?? backendOf(chosen, threads);
  // What dies before there is a store is told as soon as there is.
  const early: Death[] = [];
  let onDeath = (death: Death) => void early.push(death);
  const engine = revive(startWorker, threads, (death) => onDeath(death), backend === 'webgpu');
  const files = Promise.all([
    fetchJson('models/manifest.json'),
    fetchJson('starter/manifest.json'),
    fetch('labels/imagenet.tsv').then((response) => response.text()),
    fetchJson('samples/manifest.json'),
    Promise.all(versions.map(async (id) => [id, await recordedNetwork(id)] as const)),
    recordedResult(),
    linkedPicture(location.hash),
    sharedPicture(location.search),
    keptChecksums(),
    keptModels(),
  ]);
  // A browser reads how a language writes its numbers when it first writes one, which takes a good part of the first drawing's time:
  // it does so while the files are on their way.
  setTimeout(() => number(lang, 0));
  const [models, starter, classes, manifest, networks, first, linked, shared, kept, own] = await files;
  const samples = parseSamples(manifest);
  const known = [...catalog(models, starter, kept, document.baseURI), ...own];
  const here = {
    models: known.flatMap(({ id, present }) => (present ? [id] : [])),
    samples: samples.map(({ file }) => file),
  };
  const settled = (query: string) =>
    settle(parseView(query, fallback), here, { model: defaultModel, sample: defaultSample });
  const { view: read, notices } = settled(location.search);
  const unread = unreadIn(location.search);
  const opensLinked = linked instanceof Blob;
  const brought = opensLinked || shared instanceof Blob;
  // A picture of one's own is not kept: the address only tells that there was one.
  const lacksOwn = read.sample === null && !brought;
  const view = { ...read, sample: brought ? null : (read.sample ?? defaultSample) };
  const opensRecorded = view.sample === defaultSample && view.models.includes(defaultModel);
  const store = createAppStore(engine, known, view, {
    networks: new Map(networks),
    results: new Map(opensRecorded ? [[defaultModel, first]] : []),
  });
  onDeath = (death) => {
    store.getState().bury(death);
    // It is not tried again by itself.
    if (death.instead === 'wasm') settings.getState().change({ faster: 'wasm' });
  };
  early.forEach(onDeath);
  // The weights do not wait for the picture.
  store.getState().look({});
  followAddress(store, fallback, (query) => settled(query).view);
  followChoices(store, settings);
  listUncaught(store);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <ReportContext value={(message) => store.getState().report({ kind: 'view', message })}>
      <Boundary>
        <App
          store={store}
          classes={parseClasses(classes)}
          samples={samples}
          settings={settings}
          offline={createOffline(store, import.meta.url)}
          asked={[
            ...notices,
            ...(unread.length > 0 ? [{ kind: 'unread', names: unread } as const] : []),
            ...(lacksOwn ? [{ kind: 'own' } as const] : []),
            ...(linked === 'broken' ? [{ kind: 'fragment' } as const] : []),
            ...(shared === 'lost' ? [{ kind: 'lost' } as const] : []),
          ]}
        />
      </Boundary>
    </ReportContext>,
  );
  if (opensLinked) store.getState().choosePicture(linked, { kind: 'link' });
  if (shared instanceof Blob) takePicture(store, shared);
  followLaunches(store);
  followSample(store);
  followLinks(store);
  if (view.threads !== null) return;
  followBackend(store, settings, threads);
  raceOnce(store, settings, chosen, threads);
}

/** Checksums of the authors' files that an earlier visit has fetched. */
async function keptChecksums(): Promise<Set<string>> {
  const all = Object.values(authors).map(({ gitBlob }) => gitBlob);
  const found = await Promise.all(all.map(isKept));
  return new Set(all.filter((_, i) => found[i]));
}

/** What was chosen in the settings, or measured to be fastest, is what runs. */
function followBackend(store: AppStore, settings: SettingsStore, threads: number) {
  settings.subscribe(({ values }, before) => {
    const backend = backendOf(values, threads);
    if (backend !== backendOf(before.values, threads)) store.getState().useBackend(backend);
  });
}

/** After the first live result, when nothing else is going on, finds out what is fastest here. */
function raceOnce(store: AppStore, settings: SettingsStore, chosen: Settings, running: number) {
  const stop = store.subscribe(({ models, runs, view, report }) => {
    const [id = ''] = view.models;
    const model = models[id];
    const run = runs[id];
    if (run?.status !== 'done' || run.last.recorded || !model) return;
    stop();
    const { pixels } = run.last.framed;
    const refused = (failure: Failure) => report(faultOf(failure));
    const measure = async () => {
      // Without its code nothing is measured this time.
      const racing = await import('./app/race').catch(() => null);
      const among = (await racing?.contenders(chosen, running)) ?? [];
      if (!racing || among.length < 2) return;
      const times = await racing.race(startWorker, among, model.model, pixels, refused);
      if (times) settings.getState().change(racing.learnt(times, among));
    };
    // The result is to be painted first.
    requestIdleCallback(() => void measure());
  });
}

/** What nobody caught is listed with all else that went wrong. */
function listUncaught(store: AppStore) {
  const report = (message: string) => store.getState().report({ kind: 'uncaught', message });
  addEventListener('error', ({ message }) => {
    // No fault: sizes that changed while sizes were told are told in the next frame.
    if (!message.startsWith('ResizeObserver loop')) report(message);
  });
  addEventListener('unhandledrejection', ({ reason }) => report(String(reason)));
}

/** A language or a palette that was chosen on the page is the one that the next visit starts with. */
function followChoices(store: AppStore, settings: SettingsStore) {
  store.subscribe(({ view: { lang, palette, step } }, { view: before }) => {
    if (lang !== before.lang) settings.getState().change({ lang });
    if (step !== null && step !== before.step) settings.getState().change({ tour: step });
    if (palette !== before.palette) settings.getState().change({ palette });
  });
}

main().catch((error: unknown) => {
  // Nothing can be put into words yet: the dictionaries are part of what did not start.
  document.body.textContent = `Squeezelens could not start: ${String(error)}. Reload the page.`;
});
