import { useCallback, useState, type ReactNode } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { Lang } from '../store/view';
import { Dialog } from '../views/Dialog';
import { later } from '../views/later';
import { useMedia } from '../views/useMedia';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import type { SettingsStore } from './settings';
import { useShortcuts } from './shortcuts';
import { useStore } from './useStore';
import './Tools.css';

interface Props {
  store: AppStore;
  settings: SettingsStore;
  classes: ClassNames;
  languages: Readonly<Record<Lang, string>>;
  /** What else is chosen for the page as a whole. */
  children: ReactNode;
}

const TakeAway = later(async () => (await import('./TakeAway')).TakeAway);
const Settings = later(async () => (await import('./Settings')).Settings);
const About = later(async () => (await import('./About')).About);
const KeyList = later(async () => (await import('./KeyList')).KeyList);

/** What can be done with the page as a whole, each in a dialog: take away, settings, what it is, keyboard. In a menu where the header has no room. */
export function Tools({ store, settings, classes, languages, children }: Props) {
  const { people: words } = useWords();
  const [open, setOpen] = useState<'share' | 'settings' | 'about' | 'shortcuts' | null>(null);
  const on = useStore(settings, ({ values }) => values.shortcuts);
  const close = useCallback(() => setOpen(null), []);
  useShortcuts(
    store,
    on,
    useCallback(() => setOpen('shortcuts'), []),
  );
  const narrow = useMedia('(max-width: 1199px)');
  const tools = (
    <div className="tools">
      {children}
      <button type="button" onClick={() => setOpen('share')}>
        {words.share}
      </button>
      <button type="button" onClick={() => setOpen('settings')}>
        {words.settings}
      </button>
      <button type="button" onClick={() => setOpen('about')}>
        {words.about}
      </button>
      <button
        type="button"
        aria-label={words.shortcuts}
        title={words.shortcuts}
        onClick={() => setOpen('shortcuts')}
      >
        ?
      </button>
    </div>
  );
  return (
    <>
      {narrow ? (
        <details className="tools-menu">
          <summary>{words.menu}</summary>
          {tools}
        </details>
      ) : (
        tools
      )}
      {open === 'share' && <TakeAway store={store} classes={classes} onClose={close} />}
      {open === 'settings' && (
        <Dialog title={words.settings} onClose={close}>
          <Settings store={store} settings={settings} languages={languages} />
        </Dialog>
      )}
      {open === 'about' && (
        <Dialog title={words.about} onClose={close}>
          <About />
        </Dialog>
      )}
      {open === 'shortcuts' && (
        <Dialog title={words.shortcuts} onClose={close}>
          <KeyList on={on} />
        </Dialog>
      )}
    </>
  );
}
