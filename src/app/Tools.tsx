import { lazy, Suspense, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { AppStore } from '../store/store';
import { palettes, type Lang } from '../store/view';
import { Dialog } from '../views/Dialog';
import { KeyTable } from '../views/KeyTable';
import { SettingsForm } from '../views/SettingsForm';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import type { SettingsStore } from './settings';
import { shortcuts, useShortcuts } from './shortcuts';
import './Tools.css';

interface Props {
  store: AppStore;
  settings: SettingsStore;
  classes: ClassNames;
  languages: Readonly<Record<Lang, string>>;
}

const TakeAway = lazy(() => import('./TakeAway').then(({ TakeAway: component }) => ({ default: component })));

/** What can be done with the page as a whole, each in a dialog: take away, settings, keyboard. */
export function Tools({ store, settings, classes, languages }: Props) {
  const { people: words } = useWords();
  const [open, setOpen] = useState<'share' | 'settings' | 'shortcuts' | null>(null);
  const { values, kept, change, reset } = useStore(settings);
  const { lang, palette } = useStore(store, (state) => state.view);
  const close = useCallback(() => setOpen(null), []);
  useShortcuts(
    store,
    values.shortcuts,
    useCallback(() => setOpen('shortcuts'), []),
  );
  return (
    <div className="tools">
      <button type="button" onClick={() => setOpen('share')}>
        {words.share}
      </button>
      <button type="button" onClick={() => setOpen('settings')}>
        {words.settings}
      </button>
      <button
        type="button"
        aria-label={words.shortcuts}
        title={words.shortcuts}
        onClick={() => setOpen('shortcuts')}
      >
        ?
      </button>
      {open === 'share' && (
        <Suspense>
          <TakeAway store={store} classes={classes} onClose={close} />
        </Suspense>
      )}
      {open === 'settings' && (
        <Dialog title={words.settings} onClose={close}>
          <SettingsForm
            {...{ lang, languages, palette, palettes, kept }}
            {...values}
            {...{ lang, palette }}
            onChange={({ lang, palette, ...others }) => {
              if (lang || palette)
                store.getState().look({ ...(lang && { lang }), ...(palette && { palette }) });
              change(others);
            }}
            onReset={reset}
          />
        </Dialog>
      )}
      {open === 'shortcuts' && (
        <Dialog title={words.shortcuts} onClose={close}>
          <KeyList on={values.shortcuts} />
        </Dialog>
      )}
    </div>
  );
}

function KeyList({ on }: { on: boolean }) {
  const words = useWords();
  const { keys, shortcutsOn, shortcutsOff } = words.people;
  const single = shortcuts.map(({ key, does }) => [key, does(words)] as const);
  return (
    <KeyTable
      caption={on ? shortcutsOn : shortcutsOff}
      keys={[
        ...(on ? [...single, ['?', keys.help] as const] : []),
        [keys.arrowNames, keys.arrows],
        [keys.homeNames, keys.home],
        [keys.enterNames, keys.enter],
        [keys.escapeNames, keys.escape],
      ]}
    />
  );
}
