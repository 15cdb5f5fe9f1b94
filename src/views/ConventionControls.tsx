import './ConventionControls.css';
import { roundings, type Convention, extraKinds } from '../network/choices';
import { type Extras } from '../network/extras';
import { Choice } from './Choice';
import { units, type Unit } from './costText';
import { useWords } from './useWords';

export interface Counting {
  unit: Unit;
  convention: Convention;
  extras: readonly (keyof Extras)[];
}

interface Props extends Counting {
  /** Side of the picture that the file is made for. */
  filedSize: number;
  /** Called with what changed alone. */
  onChange: (change: Partial<Counting>) => void;
}

const SIZES = [128, 160, 192, 224, 227, 256, 320, 384, 512];
const roundingChoices = ['file', ...roundings] as const;
const paddings = ['file', '0', '1'] as const;

/** For what the costs are counted: unit, picture, rounding, padding, and what else is counted apart. */
export function ConventionControls({ unit, convention, extras, filedSize, onChange }: Props) {
  const { cost } = useWords();
  const { size, pools, headPadding } = convention;
  const change = (change: Partial<Convention>) => onChange({ convention: { ...convention, ...change } });
  return (
    <fieldset className="convention">
      <legend>{cost.convention}</legend>
      <Choice
        label={cost.unit}
        value={unit}
        options={units}
        nameOf={(unit) => cost.units[unit]}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label={cost.input}
        value={String(size ?? filedSize)}
        options={[...new Set([...SIZES, filedSize, size ?? filedSize])].sort((a, b) => a - b).map(String)}
        nameOf={(side) => `${side} × ${side}`}
        onChange={(side) => change({ size: Number(side) === filedSize ? null : Number(side) })}
      />
      <Choice
        label={cost.pooling}
        value={pools ?? 'file'}
        options={roundingChoices}
        nameOf={(rounding) => cost.roundings[rounding]}
        onChange={(rounding) => change({ pools: rounding === 'file' ? null : rounding })}
      />
      <Choice
        label={cost.headPadding}
        value={headPadding === null ? 'file' : headPadding === 0 ? '0' : '1'}
        options={paddings}
        nameOf={(padding) => cost.paddings[padding]}
        onChange={(padding) => change({ headPadding: padding === 'file' ? null : padding === '0' ? 0 : 1 })}
      />
      <fieldset className="convention-extras">
        <legend>{cost.alsoCounted}</legend>
        {extraKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={extras.includes(kind)}
              onChange={({ currentTarget }) =>
                onChange({
                  extras: extraKinds.filter((each) =>
                    each === kind ? currentTarget.checked : extras.includes(each),
                  ),
                })
              }
            />
            {cost.extras[kind]}
          </label>
        ))}
      </fieldset>
    </fieldset>
  );
}
