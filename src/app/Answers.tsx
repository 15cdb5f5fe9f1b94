import { memo, useCallback, useMemo } from 'preact/compat';
import { memoized } from '../draw/memoized';
import type { ModelId } from '../engine/engine';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import { AllClasses } from '../views/AllClasses';
import { deferred } from '../views/useDeferred';
import { Predictions } from '../views/Predictions';
import type { ClassNames } from '../words/classes';
import { useStore } from './useStore';
import { WeightsLine } from './WeightsLine';
import { useShown, type Shown } from './useShown';

interface Props {
  store: AppStore;
  model: ModelId;
  classes: ClassNames;
}

/** What the network says of the picture: its first guesses, and which weights they come from. */
export const FirstAnswers = memo(function FirstAnswers({ store, model, classes }: Props) {
  const run = useStore(store, (state) => state.runs[model]);
  const shown = useStore(store, (state) => state.models[model]);
  const { scores, onClass } = useAnswers(store, model);
  const ranked = useMemo(() => (scores ? topK(scores.probabilities, 5) : []), [scores]);
  const state = run?.last?.recorded ? 'recorded' : !run || run.status === 'idle' ? 'empty' : run.status;
  return (
    <Predictions ranked={ranked} classes={classes} state={state} onClass={onClass}>
      {shown && <WeightsLine state={shown} />}
    </Predictions>
  );
});

const LaterClasses = deferred(AllClasses);

/** The same for every class. */
export const AllAnswers = memo(function AllAnswers({ store, model, classes }: Props) {
  const { scores, onClass } = useAnswers(store, model);
  return scores ? (
    <LaterClasses {...scores} classes={classes} onClass={onClass} />
  ) : (
    <div className="all-answers-none" />
  );
});

function useAnswers(store: AppStore, model: ModelId) {
  const shown = useShown(store, model);
  const network = shown?.network ?? null;
  const onClass = useCallback(
    (index: number) => {
      const last = network?.logits && layerOf(network, network.logits)?.inputs[0];
      const there = last ? { layer: last, channel: index, at: null } : {};
      store.getState().look({ evidence: index, ...there });
    },
    [store, network],
  );
  return { scores: shown && scoresIn(shown), onClass };
}

const scoresIn = memoized(({ network, tensorOf }: Shown) => scoresOf(network, (key) => tensorOf(key)?.data));
