import { use, useContext } from 'preact/compat';
import type { Lang } from '../store/view';
import { AttemptContext } from '../views/Boundary';
import { useWords } from '../views/useWords';

/**
 * A hook for words that are loaded when they are first wanted, in the language of the page; it suspends until they are there. Words that
 * could not be loaded are loaded again when the reader tries again.
 */
export function lazyWords<T>(loaders: Readonly<Record<Lang, () => Promise<T>>>): () => T {
  const asked = new Map<Lang, { words: Promise<T>; attempt: number; lost: boolean }>();

  function ask(lang: Lang, attempt: number) {
    const one = { words: loaders[lang](), attempt, lost: false };
    one.words.catch(() => (one.lost = true));
    asked.set(lang, one);
    return one;
  }

  return function useLazyWords() {
    const lang = useWords().lang === 'zh' ? 'zh' : 'en';
    const attempt = useContext(AttemptContext);
    const before = asked.get(lang);
    const { words } = before && !(before.lost && before.attempt < attempt) ? before : ask(lang, attempt);
    return use(words);
  };
}
