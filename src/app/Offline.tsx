import { useState } from 'preact/compat';
import { Offer } from '../views/Offer';
import { useWords } from '../views/useWords';
import type { OfflineStore } from './offline';
import { useStore } from './useStore';

/** Says that the page opens without a connection, and only when it does; or that the browser will not let it. */
export function OfflineStatus({ offline }: { offline: OfflineStore }) {
  const { offline: words } = useWords();
  const readiness = useStore(offline, (state) => state.readiness);
  const said = readiness === 'ready' ? words.ready : readiness === 'no-storage' ? words.notReady : null;
  // The region is there from the beginning, or what comes into it is not announced; its place is kept by the usual text.
  return (
    <div className="app-offline" title={said ?? undefined}>
      <span aria-hidden="true">{words.ready}</span>
      <output aria-label={said ?? undefined}>{said}</output>
    </div>
  );
}

/** Offers a newer version of the page that has arrived. */
export function UpdateOffer({ offline }: { offline: OfflineStore }) {
  const { offline: words } = useWords();
  const { update, take } = useStore(offline, (state) => state);
  const [later, setLater] = useState(false);
  if (update.status === 'none' || later) return null;
  return (
    <Offer
      name={words.newVersion}
      message={update.status === 'held' ? words.held(update.others) : words.newVersion}
      advice={words.picturesAnew}
      action={words.take}
      onAction={take}
      onDismiss={() => setLater(true)}
    />
  );
}
