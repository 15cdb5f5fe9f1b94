import {
  Component,
  createContext,
  useContext,
  useState,
  type ErrorInfo,
  type ReactNode,
} from 'preact/compat';
import { Alert } from './Alert';
import { useWords } from './useWords';
import './Boundary.css';

/** Where a part of the page that failed is listed, in a few words. */
export const ReportContext = createContext<(message: string) => void>(() => undefined);

/** Grows with every try: what failed in an earlier one is begun anew. */
export const AttemptContext = createContext(0);
let attempts = 0;

interface Props {
  /** What the part is called, in the page's language; none where it is one of many small ones. */
  part?: string;
  /** Class of what stands in its place. */
  className?: string;
  children: ReactNode;
}

/** A part of the page that may fail without the others: it says so in its place, and can be tried again. */
export function Boundary({ part, className = '', children }: Props) {
  const { broken } = useWords();
  const report = useContext(ReportContext);
  const name = part ?? broken.part;
  return (
    <Catch
      onCatch={(thrown) => report(`${name}: ${String(thrown)}`)}
      renderBroken={(caught, onRetry) => (
        <div className={`boundary ${className}`}>
          <Broken name={name} {...caught} onRetry={onRetry} />
        </div>
      )}
    >
      {children}
    </Catch>
  );
}

interface Caught {
  thrown: unknown;
  /** The components in which it happened. */
  within: string;
}

function Broken({ name, thrown, within, onRetry }: Caught & { name: string; onRetry: () => void }) {
  const { broken } = useWords();
  const [copied, setCopied] = useState<'not' | 'copied' | 'refused'>('not');
  const details = detailsOf(thrown, within);
  const copy = () =>
    void navigator.clipboard.writeText(details).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  return (
    <>
      <Alert message={broken.message(name)} advice={broken.advice} onRetry={onRetry}>
        <button type="button" className="button" onClick={copy}>
          {broken.copy}
        </button>
      </Alert>
      <p role="status">{copied === 'not' ? '' : broken[copied]}</p>
      <details open={copied === 'refused'}>
        <summary>{broken.details}</summary>
        <pre>{details}</pre>
      </details>
    </>
  );
}

/** For a report: where in the code it happened and in which browser; never where the page is, nor what it shows. */
function detailsOf(thrown: unknown, within: string): string {
  const what = thrown instanceof Error ? (thrown.stack ?? String(thrown)) : String(thrown);
  return [what, within.trim(), navigator.userAgent].join('\n\n').replaceAll(location.origin, '');
}

interface CatchProps {
  onCatch: (thrown: unknown) => void;
  renderBroken: (caught: Caught, onRetry: () => void) => ReactNode;
  children: ReactNode;
}

/** There is no other way to catch than a class. */
class Catch extends Component<CatchProps, { caught: Caught | null; attempt: number }> {
  override state: { caught: Caught | null; attempt: number } = { caught: null, attempt: 0 };

  static override getDerivedStateFromError(thrown: unknown) {
    return { caught: { thrown, within: '' } };
  }

  override componentDidCatch(thrown: unknown, { componentStack }: ErrorInfo) {
    this.setState({ caught: { thrown, within: componentStack ?? '' } });
    this.props.onCatch(thrown);
  }

  override render() {
    const { caught, attempt } = this.state;
    return caught ? (
      this.props.renderBroken(caught, () => this.setState({ caught: null, attempt: ++attempts }))
    ) : (
      <AttemptContext value={attempt}>{this.props.children}</AttemptContext>
    );
  }
}
