import { useEffect } from 'preact/compat';
import type { AppStore } from '../store/store';
import { bringIntoSight } from './bringIntoSight';
import { useLearnWords } from './learnWords';
import { linkTo } from './link';
import type { SettingsStore } from './settings';
import { places, type Term } from './terms';
import { goToStep } from './Tour';
import { steps } from './tour';
import { Table } from '../views/Table';
import { useStore } from './useStore';
import '../views/button.css';
import './Learn.css';

const isTerm = (id: string, terms: object): id is Term => id in terms;

/** The way into the tour, the glossary, and what is often said and not so. */
export function Learn({ store, settings }: { store: AppStore; settings: SettingsStore }) {
  const learn = useLearnWords();
  const view = useStore(store, (state) => state.view);
  const left = useStore(settings, ({ values }) => values.tour);
  const resumable = left !== null && left > 1 && left < steps.length;
  const { term } = view;
  useEffect(() => {
    if (term !== null) document.getElementById(`term-${term}`)?.focus();
  }, [term]);
  return (
    <div className="learn">
      <section aria-label={learn.tour}>
        <h2>{learn.heading}</h2>
        <p>{learn.intro}</p>
        <div className="learn-buttons">
          {resumable && (
            <button type="button" className="button" onClick={() => goToStep(store, left)}>
              {learn.resume(left)}
            </button>
          )}
          <button type="button" className="button" onClick={() => goToStep(store, 1)}>
            {resumable ? learn.again : learn.start}
          </button>
        </div>
      </section>
      <section aria-label={learn.glossary}>
        <h2>{learn.glossary}</h2>
        <dl>
          {Object.entries(learn.glossaryTerms).map(([id, entry]) => (
            <div key={id} id={`term-${id}`} tabindex={-1}>
              <dt>{entry.term}</dt>
              <dd>{entry.says}</dd>
              <dd className="learn-formula">{entry.formula}</dd>
              {isTerm(id, places) && (
                <dd>
                  <a
                    href={linkTo({ ...view, ...places[id].view, term: null })}
                    aria-label={`${learn.see}: ${entry.term}`}
                    onClick={(event) => {
                      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                      event.preventDefault();
                      store.getState().look({ ...places[id].view, term: null });
                      bringIntoSight(places[id].at);
                    }}
                  >
                    {learn.see}
                  </a>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </section>
      <section aria-label={learn.mistakes}>
        <h2>{learn.mistakes}</h2>
        <Table
          prose
          columns={[learn.said, learn.truth]}
          rows={Object.values(learn.misconceptions).map(({ said, truth }) => [said, truth] as const)}
        />
      </section>
    </div>
  );
}
