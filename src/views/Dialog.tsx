import { useCallback, useId, type ReactNode } from 'react';
import { useWords } from './useWords';
import './button.css';
import './Dialog.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog, open as long as it is rendered; the browser keeps the focus in it and gives it back. */
export function Dialog({ title, onClose, children }: Props) {
  const { people: words } = useWords();
  const id = useId();
  const open = useCallback((dialog: HTMLDialogElement) => {
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog ref={open} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="dialog-header">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {children}
    </dialog>
  );
}
