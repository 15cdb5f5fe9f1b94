import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { fetchJson, recordedNetwork, recordedResult } from './app/recorded';
import { followAddress } from './app/address';
import { followSample } from './app/samples';
import { measureThreads, rememberedThreads } from './app/threads';
import { catalog, defaultModel, defaultSample, versions } from './catalog';
import { revive } from './engine/revive';
import { createAppStore, type AppStore } from './store/store';
import { defaultView, parseView } from './store/url';
import { parseClasses } from './words/classes';
import { parseSamples } from './words/samples';
import workerUrl from './worker?worker&url';
import './views/tokens.css';
import './app/page.css';

/** Composition root of the page: worker -> engine -> store -> App. */
const start = (threads: number) => new Worker(workerUrl, { type: 'module', name: String(threads) });

async function main() {
  const fallback = defaultView(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const asked = parseView(location.search, fallback);
  const [models, starter, classes, manifest, networks, first] = await Promise.all([
    fetchJson('models/manifest.json'),
    fetchJson('starter/manifest.json'),
    fetch('labels/imagenet.tsv').then((response) => response.text()),
    fetchJson('samples/manifest.json'),
    Promise.all(versions.map(async (id) => [id, await recordedNetwork(id)] as const)),
    recordedResult(),
  ]);
  const samples = parseSamples(manifest);
  const file = samples.find((sample) => sample.file === asked.sample)?.file ?? defaultSample;
  const view = { ...asked, sample: file };
  const threads = view.threads ?? rememberedThreads() ?? Math.min(2, navigator.hardwareConcurrency);
  const engine = revive(start, threads);
  const opensRecorded = view.sample === defaultSample && view.models.includes(defaultModel);
  const store = createAppStore(engine, catalog(models, starter, document.baseURI), view, {
    networks: new Map(networks),
    results: new Map(opensRecorded ? [[defaultModel, first]] : []),
  });
  followAddress(store, fallback);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(<App store={store} classes={parseClasses(classes)} samples={samples} />);
  followSample(store);
  if (self.crossOriginIsolated && view.threads === null && rememberedThreads() === null)
    calibrateOnce(store, threads);
}

/** After the first live result, when nothing else is going on, finds the number of threads that is fastest here. */
function calibrateOnce(store: AppStore, used: number) {
  const stop = store.subscribe(({ models, runs, view }) => {
    const [id = ''] = view.models;
    const model = models[id];
    const run = runs[id];
    if (run?.status !== 'done' || run.last.recorded || !model) return;
    stop();
    const { pixels } = run.last.framed;
    setTimeout(() => {
      void measureThreads(start, model.model, pixels).then((threads) => {
        if (threads !== used) store.getState().useThreads(threads);
      });
    });
  });
}

main().catch((error: unknown) => {
  // Nothing can be put into words yet: the dictionaries are part of what did not start.
  document.body.textContent = `Squeezelens could not start: ${String(error)}. Reload the page.`;
});
