import { useEffect, useState } from 'preact/compat';
import { version } from '../../package.json';
import type { Device } from '../engine/engine';
import type { AppStore } from '../store/store';
import { Facts, factsText, type Fact } from '../views/Facts';
import { useWords } from '../views/useWords';
import type { DeviceWords } from '../words/device.en';
import { bytes, number } from '../words/format';
import { useDeviceWords } from './deviceWords';
import type { OfflineStore } from './offline';
import { trustText, useTrust } from './TrustPanel';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  offline: OfflineStore;
}

/** What only the browser or the worker can tell; null where they do not say. */
interface Surroundings {
  wasm: number | null;
  heap: { used: number; limit: number } | null;
  storage: number | null;
  serviceWorker: boolean;
}

const unasked: Surroundings = { wasm: null, heap: null, storage: null, serviceWorker: false };

/** What really runs here, to be read and to be copied; it holds no picture and no name of a file. */
export function DeviceFacts({ store, offline }: Props) {
  const facts = useFacts(store, offline);
  const device = useDeviceWords();
  const [copied, setCopied] = useState<'copied' | 'copyRefused' | null>(null);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{device.facts}</h2>
      <p>{device.factsSay}</p>
      <Facts facts={facts} />
      <p>
        <button
          type="button"
          className="button"
          onClick={() =>
            void navigator.clipboard.writeText(factsText(facts)).then(
              () => setCopied('copied'),
              () => setCopied('copyRefused'),
            )
          }
        >
          {device.copy}
        </button>{' '}
        <span role="status">{copied && device[copied]}</span>
      </p>
    </section>
  );
}

function useFacts(store: AppStore, offline: OfflineStore): Fact[] {
  const { lang } = useWords();
  const device = useDeviceWords();
  const id = useStore(store, (state) => state.view.models[0] ?? '');
  const state = useStore(store, ({ models }) => models[id]);
  const faults = useStore(store, (state) => state.faults);
  const trust = useTrust(store);
  const readiness = useStore(offline, (state) => state.readiness);
  const { wasm, heap, storage, serviceWorker } = useSurroundings(store);
  const { fact, unknown, none } = device;
  const runs = state?.loading.status === 'ready' ? state.loading.loaded.device : null;
  const model = state?.model.source.files ? device.ownFile : id;
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  const size = (value: number | null) => (value === null ? unknown : bytes(lang, value));
  return [
    [fact.version, version],
    [fact.model, model],
    [fact.runtime, runs ? `ONNX Runtime Web ${runs.runtime}` : device.notReady],
    [fact.provider, providerText(device, runs)],
    [fact.threads, runs ? number(lang, runs.threads) : device.notReady],
    [fact.isolation, self.crossOriginIsolated ? device.isolated : device.notIsolated],
    [fact.readback, runs ? device.readbacks[runs.readback] : device.notReady],
    [fact.cores, number(lang, navigator.hardwareConcurrency)],
    [fact.deviceMemory, typeof memory === 'number' ? device.deviceMemory(memory) : unknown],
    [fact.heap, heap ? device.ofLimit(heap.used, heap.limit) : unknown],
    [fact.wasm, size(wasm)],
    [fact.storage, size(storage)],
    [fact.worker, serviceWorker ? device.workers.active : device.workers.none],
    [fact.offline, device.readiness[readiness]],
    [fact.browser, navigator.userAgent],
    [fact.trust, trustText(device, model, trust) ?? none],
    [
      fact.faults,
      ...(faults.length === 0
        ? [none]
        : faults.map(({ time, kind, message }) => device.fault(new Date(time).toISOString(), kind, message))),
    ],
  ];
}

function providerText(device: DeviceWords, runs: Device | null): string {
  if (!runs) return device.notReady;
  return runs.provider === 'webgpu' ? device.webgpu(runs.adapter) : device.wasm;
}

/** Asked when the page is opened, and anew after each run. */
function useSurroundings(store: AppStore): Surroundings {
  const [found, setFound] = useState(unasked);
  useEffect(() => {
    let wanted = true;
    const ask = () =>
      void surroundings(store).then((now) => {
        if (wanted) setFound(now);
      });
    ask();
    const stop = store.subscribe(({ runs, verdicts }, before) => {
      if (runs !== before.runs || verdicts !== before.verdicts) ask();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [store]);
  return found;
}

async function surroundings(store: AppStore): Promise<Surroundings> {
  const [wasm, storage] = await Promise.all([
    store
      .getState()
      .runtimeMemory()
      .catch(() => null),
    navigator.storage?.estimate().then(
      ({ usage }) => usage ?? null,
      () => null,
    ) ?? null,
  ]);
  const heap: unknown = Reflect.get(performance, 'memory');
  const of = (key: string): unknown =>
    typeof heap === 'object' && heap !== null ? Reflect.get(heap, key) : null;
  const [used, limit] = [of('usedJSHeapSize'), of('jsHeapSizeLimit')];
  return {
    wasm,
    storage,
    heap: typeof used === 'number' && typeof limit === 'number' ? { used, limit } : null,
    serviceWorker: 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null,
  };
}
