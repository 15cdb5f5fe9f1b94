import type { KeyWords } from '../words/keys.en';
import { lazyWords } from './lazyWords';

/** Words of the list of keys. */
export const useKeyWords = lazyWords<KeyWords>({
  en: async () => (await import('../words/keys.en')).keysEn,
  zh: async () => (await import('../words/keys.zh')).keysZh,
});
