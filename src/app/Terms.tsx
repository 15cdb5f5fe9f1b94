import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { TermLinks } from '../views/TermLinks';
import { deferred } from '../views/useDeferred';
import { useLearnWords } from './learnWords';
import { linkTo } from './link';
import { termsOf, type Part, type Term } from './terms';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  /** What the terms are of, and its name: a layer, or another part of the page. */
  of: Part;
  part: string;
}

/** The terms of a part of the page, and what is often said of them and not so. */
export function Terms(props: Props) {
  const view = useStore(props.store, (state) => state.view);
  return <Links {...props} view={view} />;
}

/** Addresses of another page can wait for what was chosen on this one. */
const Links = deferred(function Links({ store, of, part, view }: Props & { view: View }) {
  const learn = useLearnWords();
  const { terms, beside } = termsOf(of);
  const page = linkTo({ ...view, page: 'learn', term: null });
  const misconceptions: Partial<Record<Term, { said: string; truth: string }>> = learn.misconceptions;
  return (
    <TermLinks
      label={learn.terms}
      name={learn.termsOf(part)}
      terms={[...new Set([...terms, ...beside])].map((id) => {
        const { term: name, says } = learn.glossaryTerms[id];
        return { id, name, says, href: `${page}&term=${id}` };
      })}
      notes={terms.flatMap((id) => {
        const mistake = misconceptions[id];
        return mistake ? [learn.notSo(mistake.said, mistake.truth)] : [];
      })}
      onTerm={(term) => store.getState().look({ page: 'learn', term })}
    />
  );
});
