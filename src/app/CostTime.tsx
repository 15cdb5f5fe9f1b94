import { memo } from 'preact/compat';
import { timesByLayer, type Profile } from '../engine/profile';
import type { Network } from '../network/types';
import { RUNS } from '../store/measuring';
import type { AppStore } from '../store/store';
import { spreadOf } from '../tensor/spread';
import { decimals } from '../views/costText';
import { Roofline } from '../views/Roofline';
import { StatusLine } from '../views/StatusLine';
import { useWords } from '../views/useWords';
import { number, percent } from '../words/format';
import type { Words } from '../words/en';
import { failureText } from './failure';
import { Terms } from './Terms';
import { useStore } from './useStore';
import '../views/button.css';

interface Props {
  store: AppStore;
  onSelect: (key: string) => void;
}

/** Milliseconds of every layer on this device, measured on request, against what the device can do. */
export const CostTime = memo(function CostTime({ store, onSelect }: Props) {
  const words = useWords();
  const { cost: text } = words;
  const shown = useStore(store, (state) => state.view.models);
  const layer = useStore(store, (state) => state.view.layer);
  const models = useStore(store, (state) => state.models);
  const runs = useStore(store, (state) => state.runs);
  const measuring = useStore(store, (state) => state.measuring);
  const { profiles, peak } = useStore(store, (state) => state.measurements);
  const { measureLayers, stopMeasuring } = store.getState();
  const ready = shown.every((id) => models[id]?.loading.status === 'ready' && runs[id]?.last);
  const failed = measuring.status === 'failed' ? failureText(words, measuring.failure) : null;
  const measured = shown.flatMap((id) => {
    const network = models[id]?.network;
    const profile = profiles[id];
    return network && profile ? [{ id, network, profile }] : [];
  });
  return (
    <section className="cost-time" aria-label={text.time}>
      <h2>{text.time}</h2>
      <Terms store={store} part={text.time} of="time" />
      <div className="cost-measure">
        <button
          type="button"
          className="button"
          disabled={!ready || measuring.status === 'running'}
          onClick={() => measureLayers(shown)}
        >
          {text.measureTime}
        </button>
        {measuring.status === 'running' && (
          <StatusLine
            text={text.measuring(measuring.run, measuring.runs)}
            progress={{ share: measuring.run / Math.max(1, measuring.runs), onCancel: stopMeasuring }}
          />
        )}
        {!ready && <span>{text.notReady}</span>}
        {failed && (
          <p role="alert">
            {failed.message} {failed.advice}
          </p>
        )}
      </div>
      {measured.map(({ id, network, profile }) => (
        <p key={id}>
          {shown.length > 1 && `${id}: `}
          {summary(words, network, profile, deviceThreads(store, id))}
        </p>
      ))}
      <p>{text.webgpu}</p>
      {measured.length > 0 && peak ? (
        measured.map(({ id, network, profile }) => (
          <Roofline
            key={id}
            network={network}
            title={shown.length > 1 ? `${text.roofline}, ${id}` : text.roofline}
            note=""
            times={timesOf(network, profile)}
            limits={peak}
            resolutionMs={profile.resolutionMs}
            selected={layer}
            onSelect={onSelect}
          />
        ))
      ) : (
        <figure aria-label={text.roofline}>
          <p>{text.rooflineEmpty}</p>
        </figure>
      )}
    </section>
  );
});

function deviceThreads(store: AppStore, id: string): number {
  const loading = store.getState().models[id]?.loading;
  return loading?.status === 'ready' ? loading.loaded.device.threads : 1;
}

function timesOf(network: Network, profile: Profile) {
  return new Map([...timesByLayer(network, profile).layers].map(([key, { ms }]) => [key, ms]));
}

/** How it was measured, and how the layers add up. */
function summary({ cost: text, lang }: Words, network: Network, profile: Profile, threads: number): string {
  const { layers, others } = timesByLayer(network, profile);
  const digits = decimals(profile.resolutionMs);
  const all = [...[...layers.values()].map(({ ms }) => ms), ...others.map(({ ms }) => ms)];
  const sums = profile.runs.map((_, run) => all.reduce((sum, ms) => sum + (ms[run] ?? 0), 0));
  const sum = spreadOf(sums).median;
  const whole = spreadOf(profile.runs).median;
  const fused = profile.nodes.filter(({ op }) => op.startsWith('Fused')).length;
  return [
    text.timeNote(RUNS.layers, threads),
    text.sumAgainstTotal(
      number(lang, sum, Math.min(2, digits)),
      number(lang, whole, Math.min(2, digits)),
      percent(lang, sum / whole),
    ),
    ...(fused > 0 ? [text.fused(fused)] : []),
    ...(others.length > 0 ? [text.unclaimed(others.map(({ name, op }) => `${op} ${name}`).join(', '))] : []),
    text.clock(number(lang, profile.resolutionMs, 3)),
  ].join(' ');
}
