import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Backend } from '../engine/engine';
import { langs, palettes } from '../store/view';
import type { Processor, Theme } from '../views/SettingsForm';

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];
const processors = ['auto', 'wasm', 'webgpu'] as const satisfies readonly Processor[];

/** What stays on this device; each entry that cannot be read falls to its default alone. Null means not chosen yet. */
const schema = v.object({
  theme: v.fallback(v.picklist(themes), 'system'),
  lang: v.fallback(v.nullable(v.picklist(langs)), null),
  palette: v.fallback(v.nullable(v.picklist(palettes)), null),
  /** Single keys are shortcuts. */
  shortcuts: v.fallback(v.boolean(), true),
  /** The step at which the tour was left. */
  tour: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))), null),
  /** The number of threads that was measured to be fastest here. */
  threads: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16))), null),
  processor: v.fallback(v.picklist(processors), 'auto'),
  /** What was measured to be faster here. */
  faster: v.fallback(v.nullable(v.picklist(['wasm', 'webgpu'])), null),
});
export type Settings = v.InferOutput<typeof schema>;

interface SettingsState {
  values: Settings;
  /** Whether the browser stores them. */
  kept: boolean;
  change: (change: Partial<Settings>) => void;
  reset: () => void;
}
export type SettingsStore = StoreApi<SettingsState>;

const KEY = 'squeezelens.settings';
const defaults = v.parse(schema, {});

/** The settings kept in `storage`, which may be denied, full or tampered with: then they last as long as the page. */
export function createSettings(storage: () => Storage): SettingsStore {
  const { values, kept } = read(storage);
  return createStore<SettingsState>()((set, get) => ({
    values,
    kept,
    change(change) {
      // Another tab may have stored something since: only what is changed here is written over it.
      const stored = { ...read(storage, get().values).values, ...change };
      const kept = attempt(() => storage().setItem(KEY, JSON.stringify(stored)));
      set({ values: { ...get().values, ...change }, kept });
    },
    reset() {
      set({ values: defaults, kept: attempt(() => storage().removeItem(KEY)) });
    },
  }));
}

/** What is stored; `otherwise` where nothing is, or nothing that can be read. */
function read(storage: () => Storage, otherwise = defaults): { values: Settings; kept: boolean } {
  let text: string | null = null;
  const kept = attempt(() => {
    text = storage().getItem(KEY);
  });
  let stored: unknown = otherwise;
  attempt(() => {
    if (text !== null) stored = JSON.parse(text);
  });
  const result = v.safeParse(schema, stored);
  return { values: result.success ? result.output : otherwise, kept };
}

function attempt(what: () => void): boolean {
  try {
    what();
    return true;
  } catch {
    return false;
  }
}

/** What the network is to run on; `threads` where none have been measured. */
export function backendOf({ processor, faster, ...measured }: Settings, threads: number): Backend {
  const gpu = processor === 'webgpu' || (processor === 'auto' && faster === 'webgpu');
  return gpu ? 'webgpu' : (measured.threads ?? threads);
}

/** The root carries the theme, unless it is the system's. */
export function followTheme(settings: SettingsStore, root: HTMLElement): void {
  const show = () => {
    const { theme } = settings.getState().values;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  show();
  settings.subscribe(show);
}
