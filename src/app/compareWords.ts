import type { CompareWords } from '../words/compare.en';
import { lazyWords } from './lazyWords';

/** Words of the compare page. */
export const useCompareWords = lazyWords<CompareWords>({
  en: async () => (await import('../words/compare.en')).compareEn,
  zh: async () => (await import('../words/compare.zh')).compareZh,
});
