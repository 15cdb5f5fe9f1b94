import { defaultSample } from '../catalog';
import { layerOf, type Network } from '../network/types';
import type { Trust } from '../store/trust';
import type { AppStore } from '../store/store';
import { LayerErrors } from '../views/LayerErrors';
import { useWords } from '../views/useWords';
import type { DeviceWords } from '../words/device.en';
import { useDeviceWords } from './deviceWords';
import { failureText } from './failure';
import { recordedLayers } from './recordedLayers';
import { useStore } from './useStore';

/** What is known of the model on view as it is loaded now; null while nothing has been checked. */
export function useTrust(store: AppStore): Trust | null {
  const id = useStore(store, (state) => state.view.models[0] ?? '');
  const loading = useStore(store, (state) => state.models[id]?.loading);
  const verdict = useStore(store, (state) => state.verdicts[id]);
  return loading?.status === 'ready' && verdict?.loaded === loading.loaded ? verdict.trust : null;
}

/** Every layer of the model on view against recorded values. */
export function TrustPanel({ store }: { store: AppStore }) {
  const words = useWords();
  const device = useDeviceWords();
  const id = useStore(store, (state) => state.view.models[0] ?? '');
  const state = useStore(store, ({ models }) => models[id]);
  const trust = useTrust(store);
  const ready = state?.loading.status === 'ready';
  const network = state?.network;
  const checked = trust?.status === 'checked' ? trust : null;
  const failure = trust?.status === 'failed' ? failureText(words, trust.failure) : null;
  const bad = checked?.check.firstBad ?? null;
  return (
    <section aria-labelledby="trust">
      <h2 id="trust">{device.trust}</h2>
      <p>{device.trustSays(defaultSample)}</p>
      <p>
        <button
          type="button"
          className="button"
          disabled={!ready || trust?.status === 'checking'}
          onClick={() => store.getState().checkLayers(id, recordedLayers)}
        >
          {device.check}
        </button>{' '}
        {!ready && device.notReady}
      </p>
      <output
        aria-label={device.trust}
        className="device-trust"
        data-verdict={checked ? (bad === null ? 'good' : 'bad') : undefined}
      >
        {trustText(device, id, trust) ?? failure?.message}
      </output>
      {bad !== null && <p>{isInput(network, bad) ? device.verdict.badInput : device.verdict.badLayer}</p>}
      {failure && <p>{failure.advice}</p>}
      {checked && network && (
        <LayerErrors
          title={device.errors}
          note={device.errorsNote(checked.check.tolerance)}
          columns={[device.layer, device.error]}
          says={{ exact: device.exact, incomparable: device.verdict.form }}
          layers={checked.check.layers.map(({ key, error }) => ({
            key,
            error,
            role: layerOf(network, key)?.role ?? 'other',
          }))}
          tolerance={checked.check.tolerance}
        />
      )}
    </section>
  );
}

function isInput(network: Network | null | undefined, key: string): boolean {
  return network ? layerOf(network, key)?.op.kind === 'input' : false;
}

/** The verdict in words; null where the check itself failed. */
export function trustText({ verdict }: DeviceWords, model: string, trust: Trust | null): string | null {
  if (trust === null) return verdict.unchecked;
  if (trust.status === 'failed') return null;
  if (trust.status !== 'checked') return verdict[trust.status];
  const { check, recordedBy } = trust;
  const { layers, firstBad, tolerance } = check;
  if (firstBad === null)
    return verdict.good(
      model,
      layers.length,
      Math.max(...layers.map(({ error }) => error)),
      tolerance,
      recordedBy,
    );
  const error = layers.find(({ key }) => key === firstBad)?.error ?? Infinity;
  return verdict.bad(
    model,
    firstBad,
    Number.isFinite(error) ? verdict.share(error) : verdict.form,
    recordedBy,
  );
}
