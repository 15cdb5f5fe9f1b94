import './Summary.css';
import { useWords } from './useWords';

/** What a picture shows, in one computed sentence; for screen readers alone where the same numbers stand beside it. */
export function Summary({ text, hidden = false }: { text: string; hidden?: boolean }) {
  const { summaries } = useWords();
  if (text === '') return null;
  return <p className={hidden ? 'summary summary-hidden' : 'summary'}>{summaries.sentence(text)}</p>;
}
