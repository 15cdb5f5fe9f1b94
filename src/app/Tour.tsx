import { useEffect, useRef } from 'preact/compat';
import type { AppStore } from '../store/store';
import { bringIntoSight } from './bringIntoSight';
import { useLearnWords } from './learnWords';
import { isDone, steps, type Moment } from './tour';
import { useStore } from './useStore';
import '../views/button.css';
import './Tour.css';

/** Goes to a step (from 1) and sets the page as it begins. */
export function goToStep(store: AppStore, step: number): void {
  store.getState().look({ ...steps[step - 1]?.show, step });
}

/** A narrow column beside the live page: what is on view, and one thing to do, which leads on. */
export function Tour({ store, step }: { store: AppStore; step: number }) {
  const learn = useLearnWords();
  const view = useStore(store, (state) => state.view);
  const picture = useStore(store, (state) => state.picture?.id ?? null);
  const index = Math.min(step, steps.length) - 1;
  const { name, at, until } = steps[index] ?? { name: 'end', at: 'main', until: { kind: 'never' } };
  const began = useRef<{ index: number; moment: Moment } | null>(null);
  useEffect(() => {
    const moment = { view, picture };
    // The first picture of a page comes by itself: it is where the step begins, not what it asks for.
    const early = began.current?.moment.picture === null;
    if (began.current?.index !== index || early) began.current = { index, moment };
    else if (isDone(until, began.current.moment, moment)) goToStep(store, index + 2);
  }, [store, index, until, view, picture]);
  useEffect(() => bringIntoSight(at), [at]);
  const leave = () => store.getState().look({ step: null, page: view.page === 'cost' ? 'cost' : 'explore' });
  const { title, says, ask } = learn.steps[name];
  const last = until.kind === 'never';
  return (
    <aside className="tour" aria-label={learn.tour}>
      {!last && <p className="tour-progress">{learn.progress(index + 1, steps.length - 1)}</p>}
      <div className="tour-text" aria-live="polite">
        <h2>{title}</h2>
        <p>{says}</p>
        {!last && (
          <p className="tour-ask">
            <span>{learn.ask}</span> {ask}
          </p>
        )}
      </div>
      <div className="tour-buttons">
        {!last && (
          <button type="button" className="button" onClick={() => goToStep(store, index + 2)}>
            {learn.skip}
          </button>
        )}
        {index > 0 && (
          <button type="button" className="button" onClick={() => goToStep(store, index)}>
            {learn.back}
          </button>
        )}
        <button type="button" className="button" onClick={leave}>
          {last ? learn.finish : learn.leave}
        </button>
      </div>
    </aside>
  );
}
