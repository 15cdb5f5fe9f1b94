import type { AppStore } from '../store/store';
import { formatView, parseView } from '../store/url';
import type { View } from '../store/view';

/** Keeps the address and the view the same: a step to another page, model, layer or sample is a step of the history. */
export function followAddress(store: AppStore, fallback: View): void {
  let following = false;
  let written = store.getState().view;
  let waiting = false;
  const write = () => {
    waiting = false;
    const { view } = store.getState();
    const query = formatView(view, fallback);
    const url = query ? `?${query}` : location.pathname;
    if (isStep(view, written)) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    written = view;
  };
  store.subscribe((state, before) => {
    if (state.view === before.view) return;
    if (following) written = state.view;
    else if (!waiting) {
      // The browser takes milliseconds to write an address: what was clicked is painted first.
      waiting = true;
      setTimeout(write);
    }
  });
  addEventListener('popstate', () => {
    following = true;
    store.getState().look(parseView(location.search, fallback));
    following = false;
  });
}

function isStep(now: View, before: View): boolean {
  return (
    now.page !== before.page ||
    now.layer !== before.layer ||
    now.sample !== before.sample ||
    now.models.join() !== before.models.join()
  );
}
