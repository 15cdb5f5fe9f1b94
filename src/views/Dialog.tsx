import { useCallback, useId, type ReactNode } from 'preact/compat';
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
  const id = useId();
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={open} className="dialog" aria-labelledby={id} onClose={onClose}>
      <DialogContent id={id} title={title} onClose={onClose}>
        {children}
      </DialogContent>
    </dialog>
  );
}

/** What a dialog holds. */
export function DialogContent({ id, title, onClose, children }: Props & { id: string }) {
  const { people: words } = useWords();
  return (
    <>
      <div className="dialog-header">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {children}
    </>
  );
}
