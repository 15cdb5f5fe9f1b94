import { useStore } from 'zustand';
import type { AppStore } from '../store/store';
import { TermLinks } from '../views/TermLinks';
import { useLearnWords } from './learnWords';
import { linkTo } from './link';
import type { Term } from './terms';

/** The terms of what is on view. */
export function Terms({ store, terms }: { store: AppStore; terms: readonly Term[] }) {
  const learn = useLearnWords();
  const view = useStore(store, (state) => state.view);
  return (
    <TermLinks
      label={learn.terms}
      terms={terms.map((id) => {
        const { term: name, says } = learn.glossaryTerms[id];
        return { id, name, says, href: linkTo({ ...view, page: 'learn', term: id }) };
      })}
      onTerm={(term) => store.getState().look({ page: 'learn', term })}
    />
  );
}
