import { useWords } from './useWords';
import './button.css';
import './StatusLine.css';

interface Props {
  /** What goes on or was last done: `31 ms · WASM, 2 threads`. */
  text: string;
  /** While something is under way: its share from 0 to 1, or null where that is not known. */
  /** It changes all the time: screen readers do not read it out by themselves. */
  quiet?: boolean;
  progress?: { share: number | null; onCancel: () => void };
}

/** One quiet line that says what the page is doing. */
export function StatusLine({ text, quiet = false, progress }: Props) {
  const { app, notice } = useWords();
  return (
    <div className="status-line">
      <output aria-label={notice.status} {...(quiet ? { 'aria-live': 'off' } : {})}>
        <span key={text}>{text}</span>
      </output>
      {progress && (
        <>
          <progress aria-label={text} {...(progress.share === null ? {} : { value: progress.share })} />
          <button type="button" className="button" onClick={progress.onCancel}>
            {app.cancel}
          </button>
        </>
      )}
    </div>
  );
}
