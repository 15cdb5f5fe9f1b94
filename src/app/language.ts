import { useCallback, useEffect, useState } from 'preact/compat';
import type { Lang } from '../store/view';
import { en, type Words } from '../words/en';

const languages: Readonly<Record<Lang, () => Promise<Words>>> = {
  en: async () => en,
  zh: async () => (await import('../words/zh')).zh,
};

/** How further words that the page shows are loaded in another language (`lazyWords`). */
export const furtherWords = new Set<(lang: Lang) => Promise<unknown>>();

/**
 * The dictionary of a language, loaded when first wanted; until then, and where it cannot be loaded, the former one stays. It comes with
 * all further words that the page shows, so that the page changes as a whole and no part of it has to wait. `lost` tells that it could not
 * be loaded, `onRetry` tries again.
 */
export function useLanguage(lang: Lang): { words: Words; lost: boolean; onRetry: () => void } {
  const [words, setWords] = useState<Words>(en);
  const [lost, setLost] = useState<Lang | null>(null);
  const load = useCallback((lang: Lang) => {
    let wanted = true;
    const further = Promise.allSettled([...furtherWords].map((load) => load(lang)));
    Promise.all([languages[lang](), further]).then(
      ([loaded]) => {
        if (!wanted) return;
        setWords(loaded);
        setLost(null);
        document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : lang;
      },
      () => wanted && setLost(lang),
    );
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => load(lang), [lang, load]);
  return { words, lost: lost === lang, onRetry: () => void load(lang) };
}
