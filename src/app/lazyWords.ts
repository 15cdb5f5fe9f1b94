import { use } from 'preact/compat';
import type { Lang } from '../store/view';
import { useWords } from '../views/useWords';

/** A hook for words that are loaded when they are first wanted, in the language of the page; it suspends until they are there. */
export function lazyWords<T>(loaders: Readonly<Record<Lang, () => Promise<T>>>): () => T {
  const asked = new Map<Lang, Promise<T>>();
  return function useLazyWords() {
    const lang = useWords().lang === 'zh' ? 'zh' : 'en';
    const words = asked.get(lang) ?? loaders[lang]();
    asked.set(lang, words);
    return use(words);
  };
}
