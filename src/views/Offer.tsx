import { useWords } from './useWords';
import './button.css';
import './Alert.css';

interface Props {
  name: string;
  message: string;
  /** What comes of it. */
  advice: string;
  action: string;
  onAction: () => void;
  onDismiss: () => void;
}

/** Something that the reader may have: it can wait. */
export function Offer({ name, message, advice, action, onAction, onDismiss }: Props) {
  const { notice } = useWords();
  return (
    <div className="alert offer" role="status" aria-label={name}>
      <div className="alert-text">
        <p>{message}</p>
        <p className="alert-advice">{advice}</p>
      </div>
      <div className="alert-actions">
        <button type="button" className="button" onClick={onAction}>
          {action}
        </button>
        <button type="button" className="button" onClick={onDismiss}>
          {notice.dismiss}
        </button>
      </div>
    </div>
  );
}
