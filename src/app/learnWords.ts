import { use } from 'react';
import type { Lang } from '../store/view';
import { useWords } from '../views/useWords';
import type { LearnWords } from '../words/learn.en';

const loaders: Readonly<Record<Lang, () => Promise<LearnWords>>> = {
  en: async () => (await import('../words/learn.en')).learnEn,
  zh: async () => (await import('../words/learn.zh')).learnZh,
};
const asked = new Map<Lang, Promise<LearnWords>>();

/** Tour and glossary in the language of the page; suspends until they are there. */
export function useLearnWords(): LearnWords {
  const lang = useWords().lang === 'zh' ? 'zh' : 'en';
  const words = asked.get(lang) ?? loaders[lang]();
  asked.set(lang, words);
  return use(words);
}
