import { useEffect, useState } from 'react';
import type { Lang } from '../store/view';
import { en, type Words } from '../words/en';

const languages: Readonly<Record<Lang, () => Promise<Words>>> = {
  en: async () => en,
  zh: async () => (await import('../words/zh')).zh,
};

/** The dictionary of a language, loaded when first wanted; until then the former one stays. */
export function useLanguage(lang: Lang): Words {
  const [words, setWords] = useState<Words>(en);
  useEffect(() => {
    let wanted = true;
    void languages[lang]().then((loaded) => {
      if (!wanted) return;
      setWords(loaded);
      document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : lang;
    });
    return () => {
      wanted = false;
    };
  }, [lang]);
  return words;
}
