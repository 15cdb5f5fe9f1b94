import { useEffect, useRef } from 'preact/compat';
import { defaultModel, versions } from '../catalog';
import type { AppStore } from '../store/store';
import type { Page, View } from '../store/view';
import { deferred } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import { linkTo } from './link';
import { useStore } from './useStore';

const shownPages: readonly Page[] = ['explore', 'compare', 'cost', 'learn', 'device'];

/** The other pages, as addresses of what is on view there. */
export function PageLinks({ store }: { store: AppStore }) {
  return <LaterLinks store={store} view={useStore(store, (state) => state.view)} />;
}

/** They can wait for what was chosen on this one. */
const LaterLinks = deferred(function Links({ store, view }: { store: AppStore; view: View }) {
  const words = useWords();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the links scroll sideways, that of the page on view is not to be the one that is cut off.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - nav.current.clientWidth / 2;
  }, [view.page, words]);
  return (
    <nav ref={nav} aria-label={words.app.views}>
      {shownPages.map((page) => (
        <a
          key={page}
          href={linkTo({ ...view, ...pageOf(view, page) })}
          aria-current={view.page === page ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            const { view: now, look } = store.getState();
            look(pageOf(now, page));
          }}
        >
          {words.app.pages[page]}
        </a>
      ))}
    </nav>
  );
});

/** A comparison of a version with nothing is of both, of another model with the usual one. */
function pageOf({ models }: View, page: Page): Partial<View> {
  const [only = defaultModel, second] = models;
  if (page !== 'compare' || second !== undefined) return { page };
  return { page, models: versions.some((id) => id === only) ? versions : [only, defaultModel] };
}
