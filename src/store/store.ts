import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Model, Prepared } from '../catalog';
import type { Backend, Engine, Failure, ModelFile, ModelId, Progress } from '../engine/engine';
import type { Death, RevivableEngine } from '../engine/revive';
import type { LayerKey, Network } from '../network/types';
import { noBatch, type Batch, type BatchFile } from './batch';
import { faultOf, withFault, type Fault } from './faults';
import { createFlow } from './flow';
import { part } from './part';
import { nothingMeasured, type Measurements, type Measuring, type ScalingTask } from './measuring';
import { createLive, type Live, type LiveControls } from './live';
import type { ModelState, Models } from './models';
import type { Pin } from './moments';
import { idle, type InputPicture, type Origin, type Result, type Run, type Runs } from './runs';
import { createShelf, type Opening } from './shelf';
import { createTrust, type Records, type Verdicts } from './trust';
import type { View } from './view';
import { createWeights, type Weights } from './weights';

export interface AppState {
  /** The picture that is to be shown; a run shows it once its result is whole. */
  picture: InputPicture | null;
  /** The one wanted before it, should it turn out to be unreadable. */
  former: InputPicture | null;
  models: Models;
  /** How far the model is that is being loaded; apart from it, as it changes with every piece that arrives. */
  progress: Progress | null;
  runs: Runs;
  view: View;
  /** Weights and spectra of the layers that were looked at. */
  weights: Weights;
  measuring: Measuring;
  measurements: Measurements;
  /** What comparisons with recorded values have said. */
  verdicts: Verdicts;
  /** Two models on many pictures. */
  batch: Batch;
  /** The running camera, and the channels whose means are followed. */
  live: Live;
  pins: readonly Pin[];
  camera: LiveControls;
  /** The newest thing that went wrong, until it is dismissed or overtaken by a success. */
  failure: Failure | null;
  /** A sample that could not be fetched; it is fetched again when it is chosen or everything is tried again. */
  missing: string | null;
  /** A worker that was replaced while something was asked of it; told until it is dismissed, overtaken or fails again. */
  death: Death | null;
  /** The last things that went wrong, newest first. */
  faults: readonly Fault[];
  opening: Opening;
  choosePicture: (blob: Blob, origin: Origin) => void;
  /** Opens a model of the reader's own, the model file first; `recall` tells how it was fed before. */
  openModel: (files: readonly ModelFile[], recall: (sha256: string) => Prepared | null) => void;
  /** Fetches a model that is on another origin: only ever on request. */
  fetchModel: (id: ModelId) => void;
  /** Feeds a model differently; what cannot be loaded like that leaves all as it was. `remember` is told what holds, by checksum. */
  prepareModel: (
    id: ModelId,
    prepared: Prepared,
    remember: (sha256: string, prepared: Prepared) => void,
  ) => void;
  /** A picture as it would be fed with another recipe. */
  frameAs: Engine['frame'];
  /** Forgets a model; `instead` is shown if nothing else is. */
  removeModel: (id: ModelId, instead: ModelId) => void;
  look: (change: Partial<View>) => void;
  cancel: () => void;
  dismiss: () => void;
  /** Told when a worker has died. */
  bury: (death: Death) => void;
  /** Lists something that went wrong. */
  report: (fault: Omit<Fault, 'time'>) => void;
  retry: () => void;
  /** Times every layer of these models on this device; only ever on request. */
  measureLayers: (models: readonly ModelId[]) => void;
  measureScaling: (tasks: readonly ScalingTask[]) => void;
  /** Times whole runs of these models in turn. */
  measureInTurn: (models: readonly ModelId[]) => void;
  stopMeasuring: () => void;
  runMany: (models: readonly [ModelId, ModelId], files: readonly BatchFile[]) => void;
  pauseMany: () => void;
  resumeMany: () => void;
  /** Forgets what was kept of pictures for another time. */
  forgetMany: () => void;
  /** Fetches what is stored of a layer of a loaded model, unless it is there already. */
  wantParameters: (model: ModelId, key: LayerKey) => void;
  wantSpectrum: (model: ModelId, key: LayerKey) => void;
  /** Compares every layer of a loaded model with what `read` gives. */
  checkLayers: (model: ModelId, read: () => Promise<Records>) => void;
  /** Bytes of the runtime's WebAssembly. */
  runtimeMemory: () => Promise<number>;
  /** Starts the engine anew on this; models load again, results stay. */
  useBackend: (backend: Backend) => void;
}

export type AppStore = StoreApi<AppState>;

/** What is known before the engine has done anything: recorded networks and results. */
export interface Recorded {
  networks: ReadonlyMap<ModelId, Network>;
  results: ReadonlyMap<ModelId, Result>;
}

export function createAppStore(
  engine: RevivableEngine,
  catalog: readonly Model[],
  view: View,
  recorded: Recorded,
): AppStore {
  return createStore<AppState>()((set, get, api) => {
    const flow = createFlow(engine, api, (id) => shelf.release(id));
    const shelf = createShelf(engine, api, flow.refresh);
    const failed = (failure: Failure) => set({ failure });
    const measuring = part(
      'measure.js',
      async () => (await import('./measure')).createMeasuring(engine, api),
      failed,
    );
    const batch = part(
      'runMany.js',
      async () => (await import('./runMany')).createBatch(engine, api),
      failed,
    );
    const weights = createWeights(engine, api);
    const checkTrust = createTrust(engine, api);
    let pictures = 0;
    const take = (blob: Blob, origin: Origin) => {
      const picture = { id: `picture-${++pictures}`, blob, url: URL.createObjectURL(blob), origin };
      const { picture: former, death } = get();
      // The picture that the page opens with overtakes nothing: nobody has been told yet.
      set({ picture, former, failure: null, death: former ? null : death });
      flow.forgive();
      flow.refresh();
    };
    const camera = createLive(engine, api, take, flow.refresh);
    api.subscribe(({ failure, death, report }, before) => {
      if (!failure || failure === before.failure) return;
      set({ death: null });
      if (failure.kind !== 'cancelled' && failure !== death?.failure) report(faultOf(failure));
    });
    return {
      picture: null,
      former: null,
      models: Object.fromEntries(
        catalog.map((model): [ModelId, ModelState] => [
          model.id,
          { model, loading: { status: 'idle' }, network: recorded.networks.get(model.id) ?? null },
        ]),
      ),
      progress: null,
      runs: Object.fromEntries(
        catalog.map(({ id }): [ModelId, Run] => {
          const last = recorded.results.get(id);
          return [id, last ? { status: 'done', last } : idle];
        }),
      ),
      view,
      weights: {},
      measuring: { status: 'idle' },
      measurements: nothingMeasured,
      verdicts: {},
      batch: noBatch,
      live: { kind: 'off' },
      pins: [],
      camera,
      failure: null,
      missing: null,
      death: null,
      faults: [],
      opening: { status: 'idle' },
      openModel: (files, recall) => void shelf.open(files, recall),
      fetchModel: (id) => void shelf.fetchModel(id),
      prepareModel: (id, prepared, remember) => void shelf.prepare(id, prepared, remember),
      frameAs: (picture, recipe, fit) => engine.frame(picture, recipe, fit),
      removeModel: (id, instead) => void shelf.remove(id, instead),
      choosePicture(blob, origin) {
        camera.stop();
        take(blob, origin);
      },
      look(change) {
        // Choosing a sample that could not be fetched is another try.
        set({
          view: { ...get().view, ...change },
          ...(change.sample === undefined ? {} : { missing: null }),
        });
        flow.refresh();
      },
      cancel() {
        flow.cancel();
        shelf.cancel();
      },
      dismiss: () => set({ failure: null, death: null }),
      bury(death) {
        get().report(faultOf(death.failure));
        if (death.again) set({ death });
        // What runs is told with the model.
        if (death.instead !== null) flow.reload();
      },
      report: (fault) => set(({ faults }) => ({ faults: withFault(faults, fault) })),
      retry() {
        set({ missing: null });
        flow.retry();
      },
      measureLayers: (models) => measuring((part) => void part.layers(models)),
      measureScaling: (tasks) => measuring((part) => void part.scaling(tasks)),
      measureInTurn: (models) => measuring((part) => void part.inTurn(models)),
      runMany: (models, files) => batch((part) => part.start(models, files)),
      pauseMany: () => batch((part) => part.pause()),
      resumeMany: () => batch((part) => part.resume()),
      forgetMany: () => batch((part) => void part.forget()),
      stopMeasuring: () => measuring((part) => part.stop()),
      wantParameters: (model, key) => void weights.parameters(model, key),
      wantSpectrum: (model, key) => void weights.spectrum(model, key),
      checkLayers: (model, read) => void checkTrust(model, read),
      runtimeMemory: () => engine.memory(),
      useBackend(backend) {
        engine.restart(backend);
        flow.reload();
      },
    };
  });
}
