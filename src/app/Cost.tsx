import type { AppStore } from '../store/store';

/** Where the parameters, multiply-accumulates, bytes and milliseconds go. */
export function Cost({ store }: { store: AppStore }) {
  return <p>{store.getState().view.page}</p>;
}
