import { createContext, useContext } from 'preact/compat';
import { en, type Words } from '../words/en';

/** The page's language; views read their words from it. */
export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return useContext(WordsContext);
}
