import { useId } from 'preact/compat';
import { fits, type Fit } from '../tensor/pixels';
import { useWords } from './useWords';
import './FitChoice.css';

interface Props {
  fit: Fit;
  onFit: (fit: Fit) => void;
}

/** How the picture is brought to the network's square. */
export function FitChoice({ fit, onFit }: Props) {
  const { picture: words } = useWords();
  const id = useId();
  return (
    <fieldset className="fit-choice">
      <legend>{words.fit}</legend>
      {fits.map((each) => (
        <label key={each} className="fit-choice-option">
          <input
            type="radio"
            name={id}
            checked={each === fit}
            aria-labelledby={`${id}${each}-name`}
            aria-describedby={`${id}${each}`}
            onChange={() => onFit(each)}
          />
          <span>
            <span id={`${id}${each}-name`}>{words.fits[each].name}</span>
            <span id={`${id}${each}`} className="fit-choice-meaning">
              {words.fits[each].meaning}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
