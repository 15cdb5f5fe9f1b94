import type { ReactNode } from 'preact/compat';
import { nameOf, type ClassNames } from '../words/classes';
import type { Ranked } from '../tensor/rank';
import { useWords } from './useWords';
import './Predictions.css';

interface Props {
  /** Probabilities from 0 to 1 with their class indices, most probable first; as many as are to be shown. */
  ranked: readonly Ranked[];
  classes: ClassNames;
  /** `running` keeps the last numbers and says so; `recorded` numbers were not computed here. */
  state: 'empty' | 'running' | 'recorded' | 'done' | 'failed';
  /** The model's name where several are shown. */
  model?: string;
  onClass: (index: number) => void;
  /** Where the numbers come from. A note on their state takes its place, so that nothing below moves. */
  children?: ReactNode;
}

/** The network's first guesses, their bars from 0 to 1. */
export function Predictions({ ranked, classes, state, model, onClass, children }: Props) {
  const all = useWords();
  const { units, prediction: words } = all;
  const title = model === undefined ? words.heading : words.in(model);
  const first = ranked[0]?.value ?? 1;
  const said = state === 'done' ? 'none' : state;
  return (
    <section className="predictions">
      <h2>{title}</h2>
      <ol aria-label={title} data-state={state}>
        {/* What is said at each place changes, the places do not move. */}
        {ranked.map(({ index, value }, place) => (
          <li key={place}>
            <button type="button" onClick={() => onClass(index)}>
              <span key={`of ${index}`}>{nameOf(classes, index, all)}</span>{' '}
              <span key={value}>{units.percent(value)}</span>
            </button>
            <span className="predictions-track">
              <span className="predictions-bar" style={{ width: `${(value || 0) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {!(first >= 0.5) && state !== 'running' && (
        <p className="predictions-note">{Number.isNaN(first) ? words.notNumbers : words.unsure(first)}</p>
      )}
      <div className="predictions-source">
        {children}
        {(said !== 'none' || ranked.length === 0) && (said !== 'running' || ranked.length > 0) && (
          <p className="predictions-note">{words[said]}</p>
        )}
      </div>
    </section>
  );
}
