import './button.css';
import type { Site } from '../explain/explanation';
import { useWords } from './useWords';

interface Props {
  /** The first value, what it was taken apart into, and so on; the last is the one that is shown. */
  trail: readonly Site[];
  onBack: (site: Site) => void;
}

/** The way down from value to term, to go back. */
export function Path({ trail, onBack }: Props) {
  const { explain } = useWords();
  if (trail.length < 2) return null;
  return (
    <nav className="path" aria-label={explain.path}>
      <ol>
        {trail.map((site, step) => {
          const { key, channel, row, column } = site;
          const name = explain.at(key, channel, row, column);
          return (
            <li key={step}>
              {step === trail.length - 1 ? (
                <span aria-current="step" aria-label={name} title={name}>
                  {key}
                </span>
              ) : (
                <button
                  type="button"
                  className="text-button underlined"
                  aria-label={name}
                  title={name}
                  onClick={() => onBack(site)}
                >
                  {key}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
