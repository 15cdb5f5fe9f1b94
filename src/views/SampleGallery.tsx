import { useRef, useState } from 'preact/compat';
import { inLanguage } from '../words/localised';
import type { Sample } from '../words/samples';
import { useWords } from './useWords';
import './SampleGallery.css';

interface Props {
  samples: readonly Sample[];
  /** Url of the folder that holds the files or small copies of them, with its slash. */
  folder: string;
  /** File of the sample on view, if it is one. */
  chosen: string | null;
  onSample: (sample: Sample) => void;
}

/** The pictures that come with the page: one tab stop, arrows move, Enter chooses. */
export function SampleGallery({ samples, folder, chosen, onSample }: Props) {
  const words = useWords();
  const [reached, setReached] = useState<string | null>(null);
  const group = useRef<HTMLFieldSetElement>(null);
  const stop = Math.max(
    0,
    samples.findIndex(({ file }) => file === (reached ?? chosen)),
  );

  const move = (event: KeyboardEvent) => {
    const to = target(event.key, stop, samples.length);
    if (to === null) return;
    event.preventDefault();
    group.current?.querySelectorAll('button')[to]?.focus();
  };

  return (
    <fieldset ref={group} className="sample-gallery" aria-label={words.picture.samples}>
      {samples.map((sample, i) => {
        const title = inLanguage(sample.title, words.lang);
        const describedBy = `sample-${sample.file}`;
        return (
          <button
            key={sample.file}
            type="button"
            className="sample-gallery-item"
            aria-label={title}
            aria-describedby={describedBy}
            aria-pressed={sample.file === chosen}
            title={title}
            tabindex={i === stop ? 0 : -1}
            onKeyDown={move}
            onFocus={() => setReached(sample.file)}
            onBlur={() => setReached(null)}
            onClick={() => onSample(sample)}
          >
            <img
              id={describedBy}
              src={folder + sample.file}
              alt={inLanguage(sample.alt, words.lang)}
              loading="lazy"
              decoding="async"
              draggable={false}
            />
          </button>
        );
      })}
    </fieldset>
  );
}

/** Where a key leads from `at`, round at both ends; null for a key that does not move. */
function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
