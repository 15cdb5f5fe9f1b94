import { memo } from 'preact/compat';
import './Summary.css';
import { useWords } from './useWords';

interface Props {
  text: string;
  hidden?: boolean;
}

/** What a picture shows, in one computed sentence; for screen readers alone where the same numbers stand beside it. */
export const Summary = memo(function Summary({ text, hidden = false }: Props) {
  const { summaries } = useWords();
  if (text === '') return null;
  return <p className={hidden ? 'summary summary-hidden' : 'summary'}>{summaries.sentence(text)}</p>;
});
