import { useCallback, useEffect, useState } from 'preact/compat';
import type { Lang } from '../store/view';
import { en, type Words } from '../words/en';

const languages: Readonly<Record<Lang, () => Promise<Words>>> = {
  en: async () => en,
  zh: async () => (await import('../words/zh')).zh,
};

/**
 * The dictionary of a language, loaded when first wanted; until then, and where it cannot be loaded, the former one stays. `lost` tells the
 * latter, `onRetry` tries again.
 */
export function useLanguage(lang: Lang): { words: Words; lost: boolean; onRetry: () => void } {
  const [words, setWords] = useState<Words>(en);
  const [lost, setLost] = useState<Lang | null>(null);
  const load = useCallback((lang: Lang) => {
    let wanted = true;
    languages[lang]().then(
      (loaded) => {
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
