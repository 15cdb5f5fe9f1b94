import { inTask } from '../engine/inTask';
import type { AppState, AppStore } from '../store/store';
import { formatView } from '../store/url';
import type { View } from '../store/view';

/**
 * Keeps the address and the view the same: a step to another page, model, layer or sample is a step of the history.
 * `read` makes a view of a query; `fallback` is the view of an empty one.
 */
export function followAddress(store: AppStore, fallback: View, read: (query: string) => View): void {
  let following = false;
  let written = store.getState().view;
  let waiting = false;
  const write = () => {
    waiting = false;
    const { view } = store.getState();
    const query = formatView(view, fallback);
    const url = (query ? `?${query}` : location.pathname) + linkedPicture(store.getState());
    if (isStep(view, written)) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    written = view;
  };
  store.subscribe((state, before) => {
    if (state.view === before.view && state.picture === before.picture) return;
    if (following) written = state.view;
    else if (!waiting) {
      // The browser takes milliseconds to write an address: the page, which answers a click at once, goes first. Not later than in
      // the next task: a page in the background has no frames and slow timers, and could be reloaded before its address holds the view.
      waiting = true;
      inTask(write);
    }
  });
  addEventListener('popstate', () => {
    following = true;
    store.getState().look(read(location.search));
    following = false;
  });
}

/** The picture of a link stays in the address as long as it is the one on view. */
function linkedPicture({ picture }: AppState): string {
  return picture?.origin.kind === 'link' ? location.hash : '';
}

function isStep(now: View, before: View): boolean {
  return (
    now.page !== before.page ||
    now.layer !== before.layer ||
    now.sample !== before.sample ||
    now.models.join() !== before.models.join()
  );
}
