import type { AppStore } from '../store/store';
import { formatView, parseView } from '../store/url';
import type { View } from '../store/view';

/** Keeps the address and the view the same: a step to another page, model, layer or sample is a step of the history. */
export function followAddress(store: AppStore, fallback: View): void {
  let following = false;
  store.subscribe((state, before) => {
    if (following || state.view === before.view) return;
    const query = formatView(state.view, fallback);
    const url = query ? `?${query}` : location.pathname;
    if (isStep(state.view, before.view)) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
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
