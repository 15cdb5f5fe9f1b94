import { memo, useCallback, useMemo, useState } from 'preact/compat';
import { evidence, evidenceDomain, evidenceHead, evidenceTerms } from '../explain/evidence';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { topK } from '../tensor/rank';
import { Evidence } from '../views/Evidence';
import { useDeferred } from '../views/useDeferred';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import { useParameters } from './useParameters';
import { useWhole } from './useShown';

interface Props {
  store: AppStore;
  view: View;
  classes: ClassNames;
}

/** What speaks for a class, of all classes that the network knows; the first prediction unless another is asked for. */
export const EvidencePanel = memo(function EvidencePanel({ store, view, classes }: Props) {
  const [id = ''] = view.models;
  // A camera's other frames lack the maps.
  const shown = useDeferred(useWhole(store, id));
  const [rival, setRival] = useState<number | null>(null);
  const head = useMemo(() => shown && evidenceHead(shown.network), [shown]);
  const linear = head?.kind === 'linear' ? head.logits : null;
  const asked = useParameters(store, id, shown?.network ?? null, linear);
  const parameters = asked?.status === 'ready' ? asked.value : null;
  const activations = shown?.result?.activations.post;
  const logits = head && head.kind !== 'unavailable' ? activations?.get(head.logits) : undefined;
  const order = useMemo(
    () => (logits ? topK(logits.data, logits.data.length).map(({ index }) => index) : []),
    [logits],
  );
  const index = view.evidence ?? order[0] ?? 0;
  // A class is not set against itself.
  const against = rival === index ? (order.find((each) => each !== index) ?? null) : rival;
  const found = useCallback(
    (of: number) =>
      shown && activations && { index: of, evidence: evidence(shown.network, activations, of, parameters) },
    [shown, activations, parameters],
  );
  const chosen = useMemo(() => found(index), [found, index]);
  const other = useMemo(() => (against === null ? null : found(against)), [found, against]);
  const ends = useMemo(
    () => (shown && activations ? evidenceDomain(shown.network, activations, parameters) : null),
    [shown, activations, parameters],
  );
  const termsAt = useCallback(
    (at: Position) =>
      shown && activations ? evidenceTerms(shown.network, activations, parameters, at, index, against) : null,
    [shown, activations, parameters, index, against],
  );
  if (!shown?.result || !head || !chosen) return null;
  const maps = head.kind === 'unavailable' ? null : layerOf(shown.network, head.maps);
  return (
    <Evidence
      chosen={chosen}
      against={other ?? null}
      ends={ends}
      order={order}
      classes={classes}
      palette={view.palette}
      picture={shown.result.framed.pixels}
      receptive={maps?.receptive ?? null}
      onClass={(of) => store.getState().look({ evidence: of })}
      onAgainst={setRival}
      onCell={
        maps && head.kind === 'exact'
          ? (at: Position) => store.getState().look({ layer: maps.key, channel: index, at })
          : null
      }
      termsAt={head.kind === 'linear' ? termsAt : null}
      onSource={({ key, channel, row, column }) =>
        store.getState().look({ layer: key, channel, at: { row, column } })
      }
    />
  );
});
