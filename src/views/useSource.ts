import { createContext, useContext } from 'preact/compat';

/** What everything on view was drawn from, model and input recipe, in words: it goes with every drawing that is taken away. */
export const SourceContext = createContext('');

export function useSource(): string {
  return useContext(SourceContext);
}
