import type { ReactNode } from 'preact/compat';
import { useMedia } from '../views/useMedia';
import './Folded.css';

interface Props {
  title: string;
  children: ReactNode;
}

/** A part that a phone shows as one line until it is opened: what comes last of a long page is not screens away. */
export function Folded({ title, children }: Props) {
  const phone = useMedia('(max-width: 719px)');
  if (!phone) return children;
  return (
    <details className="folded">
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}
