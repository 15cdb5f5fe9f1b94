import { use, useContext } from 'preact/compat';
import type { Lang } from '../store/view';
import { furtherWords } from './language';
import { AttemptContext } from '../views/Boundary';
import { useWords } from '../views/useWords';

interface Asked<T> {
  words: Promise<T>;
  loaded: T | null;
  /** Which try of the reader's it was, and whether it failed. */
  attempt: number;
  lost: boolean;
}

/**
 * A hook for words that are loaded when they are first wanted, in the language of the page; it suspends until they are there. Another
 * language waits for them (`useLanguage`): what suspended while the page changed could not be drawn again by all that it holds. Words that
 * could not be loaded are loaded again when the reader tries again.
 */
export function lazyWords<T>(loaders: Readonly<Record<Lang, () => Promise<T>>>): () => T {
  const asked = new Map<Lang, Asked<T>>();

  function ask(lang: Lang, attempt: number) {
    const one: Asked<T> = { words: loaders[lang](), loaded: null, attempt, lost: false };
    one.words.then(
      (words) => (one.loaded = words),
      () => (one.lost = true),
    );
    asked.set(lang, one);
    return one;
  }

  const load = (lang: Lang) => (asked.get(lang) ?? ask(lang, 0)).words;

  return function useLazyWords() {
    furtherWords.add(load);
    const lang = useWords().lang === 'zh' ? 'zh' : 'en';
    const attempt = useContext(AttemptContext);
    const before = asked.get(lang);
    const { words, loaded } =
      before && !(before.lost && before.attempt < attempt) ? before : ask(lang, attempt);
    return loaded ?? use(words);
  };
}
