import { useEffect, useState } from 'preact/compat';
import { findAdapter } from '../engine/adapter';
import type { AppStore } from '../store/store';
import { palettes, type Lang } from '../store/view';
import { SettingsForm } from '../views/SettingsForm';
import type { SettingsStore } from './settings';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  settings: SettingsStore;
  languages: Readonly<Record<Lang, string>>;
}

/** What stays on the device; language and palette are those of the view. */
export function Settings({ store, settings, languages }: Props) {
  const { values, kept, change, reset } = useStore(settings, (state) => state);
  const { lang, palette } = useStore(store, (state) => state.view);
  const [gpu, setGpu] = useState(false);
  useEffect(() => void findAdapter().then((adapter) => setGpu(adapter !== null)), []);
  return (
    <SettingsForm
      {...values}
      {...{ lang, languages, palette, palettes, gpu, kept }}
      onChange={({ lang, palette, ...others }) => {
        if (lang || palette) store.getState().look({ ...(lang && { lang }), ...(palette && { palette }) });
        change(others);
      }}
      onReset={reset}
    />
  );
}
