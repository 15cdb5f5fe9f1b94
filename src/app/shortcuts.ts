import { useEffect } from 'preact/compat';
import { versions } from '../catalog';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { KeyWords } from '../words/keys.en';
import { selectLayer } from './useShown';

interface Shortcut {
  key: string;
  does: (words: KeyWords) => string;
  act: (store: AppStore) => void;
}

/** One key each; the digits are the last digit of a model's name. */
export const shortcuts: readonly Shortcut[] = [
  ...versions.map((id) => ({
    key: id.slice(-1),
    does: (words: KeyWords) => words.model(id),
    act: (store: AppStore) => store.getState().look({ models: [id] }),
  })),
  { key: 'j', does: (words) => words.nextLayer, act: (store) => moveLayer(store, 1) },
  { key: 'k', does: (words) => words.previousLayer, act: (store) => moveLayer(store, -1) },
  { key: 'l', does: (words) => words.nextChannel, act: (store) => moveChannel(store, 1) },
  { key: 'h', does: (words) => words.previousChannel, act: (store) => moveChannel(store, -1) },
  {
    key: 'e',
    does: (words) => words.explore,
    act: (store) => store.getState().look({ page: 'explore' }),
  },
  {
    key: 'c',
    does: (words) => words.cost,
    act: (store) => store.getState().look({ page: 'cost' }),
  },
];

function networkOnView(store: AppStore) {
  const { models, view } = store.getState();
  return models[view.models[0] ?? '']?.network ?? null;
}

function moveLayer(store: AppStore, by: number) {
  const { layers } = networkOnView(store) ?? { layers: [] };
  const now = layers.findIndex(({ key }) => key === store.getState().view.layer);
  const next = layers[Math.min(layers.length - 1, Math.max(0, now + by))];
  if (next) selectLayer(store, next.key);
}

function moveChannel(store: AppStore, by: number) {
  const { view, look } = store.getState();
  const network = networkOnView(store);
  const [channels = 0] = (network && layerOf(network, view.layer)?.shape) ?? [];
  const channel = view.channel === null ? 0 : view.channel + by;
  if (channel >= 0 && channel < channels) look({ channel });
}

/** Listens for single keys where nothing takes text and no dialog is open. */
export function useShortcuts(store: AppStore, on: boolean, onHelp: () => void): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (takesText(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key === '?') onHelp();
      else {
        const shortcut = shortcuts.find(({ key }) => key === event.key);
        if (!shortcut) return;
        shortcut.act(store);
      }
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [store, on, onHelp]);
}

/** Keys typed here mean something else: a search, a choice by its first letter. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=radio], [type=checkbox]), select, textarea')
  );
}
