/** The same thing in both languages of the page. */
export interface Localised<T = string> {
  en: T;
  zh: T;
}

/** The one for a language: `zh` and its regional tags are Chinese, all else is English. */
export function inLanguage<T>(both: Localised<T>, lang: string): T {
  return /^zh\b/i.test(lang) ? both.zh : both.en;
}
