import type { LearnWords } from '../words/learn.en';
import { lazyWords } from './lazyWords';

/** Words of tour and glossary. */
export const useLearnWords = lazyWords<LearnWords>({
  en: async () => (await import('../words/learn.en')).learnEn,
  zh: async () => (await import('../words/learn.zh')).learnZh,
});
