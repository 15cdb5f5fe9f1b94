import type { ReactNode } from 'preact/compat';
import { useWords } from './useWords';
import './button.css';
import './Alert.css';

interface Props {
  /** What happened. */
  message: string;
  /** What to do about it. */
  advice: string;
  onDismiss?: () => void;
  /** Where trying once more may help. */
  onRetry?: () => void;
  /** More buttons. */
  children?: ReactNode;
}

/** Something went otherwise than asked: what happened, and what to do. */
export function Alert({ message, advice, onDismiss, onRetry, children }: Props) {
  const { app, notice } = useWords();
  return (
    <div className="alert" role="alert">
      <div className="alert-text">
        <p>{message}</p>
        <p className="alert-advice">{advice}</p>
      </div>
      <div className="alert-actions">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {app.retry}
          </button>
        )}
        {children}
        {onDismiss && (
          <button type="button" className="button" onClick={onDismiss}>
            {notice.dismiss}
          </button>
        )}
      </div>
    </div>
  );
}
