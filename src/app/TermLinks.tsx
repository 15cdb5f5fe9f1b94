import { useStore } from 'zustand';
import type { AppStore } from '../store/store';
import { useLearnWords } from './learnWords';
import { linkTo } from './link';
import type { Term } from './terms';
import './TermLinks.css';

/** The terms of what is on view, each a link to its entry in the glossary. */
export function TermLinks({ store, terms }: { store: AppStore; terms: readonly Term[] }) {
  const learn = useLearnWords();
  const view = useStore(store, (state) => state.view);
  return (
    <nav className="term-links" aria-label={learn.terms}>
      <span>{learn.terms}</span>
      {terms.map((id) => {
        const { term, says } = learn.glossaryTerms[id];
        return (
          <a
            key={id}
            href={linkTo({ ...view, page: 'learn', term: id })}
            title={says}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              store.getState().look({ page: 'learn', term: id });
            }}
          >
            {term}
          </a>
        );
      })}
    </nav>
  );
}
