import type { TakeAwayWords } from '../words/takeAway.en';
import { lazyWords } from './lazyWords';

/** Words of the dialog with links and files to take away. */
export const useTakeAwayWords = lazyWords<TakeAwayWords>({
  en: async () => (await import('../words/takeAway.en')).takeAwayEn,
  zh: async () => (await import('../words/takeAway.zh')).takeAwayZh,
});
