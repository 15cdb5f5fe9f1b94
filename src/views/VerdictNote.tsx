import './VerdictNote.css';
import type { Verdict } from '../explain/verdict';
import { useWords } from './useWords';

/** Whether two ways to a number meet: quiet when they do, loud when they do not. */
export function VerdictNote({ verdict }: { verdict: Verdict }) {
  const { explain } = useWords();
  const { agrees, difference, tolerance, over, half } = verdict;
  if (agrees)
    return (
      <p className="verdict-agrees" title={half ? explain.toleranceHalf : explain.toleranceWhy}>
        {over === 'numbers' ? explain.agrees(difference, tolerance) : explain.agreesOver[over]}
      </p>
    );
  return (
    <div className="verdict-disagrees" role="alert">
      <strong>{explain.disagreesTitle}</strong>
      <p>{over === 'numbers' ? explain.disagrees(difference, tolerance) : explain.disagreesOver[over]}</p>
    </div>
  );
}
