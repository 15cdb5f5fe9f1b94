import { memo, useId } from 'preact/compat';
import './MapControls.css';
import { paletteNames, type PaletteName } from '../draw/palette';
import { scales, type Scale } from '../draw/domain';
import type { Layer } from '../network/types';
import { orders, type Order } from '../tensor/rank';
import { useWords } from './useWords';

interface Choices {
  sort: Order;
  scale: Scale;
  palette: PaletteName;
  /** Show the values before ReLU. */
  pre: boolean;
}

interface Changing {
  /** Called with what changed alone. */
  onChange: (change: Partial<Choices>) => void;
}

interface Props extends Choices, Changing {
  layer: Layer;
}

/** How the maps are ordered, scaled and coloured, in one line. */
export function MapControls({ layer, sort, scale, palette, pre, onChange }: Props) {
  const { maps } = useWords();
  const reason = useId();
  const hasRelu = layer.preTensor !== null;
  return (
    <div className="map-controls">
      <Lists {...{ sort, scale, palette, onChange }} />
      <label className="map-controls-switch">
        <input
          type="checkbox"
          checked={pre && hasRelu}
          disabled={!hasRelu}
          aria-describedby={hasRelu ? undefined : reason}
          onChange={(event) => onChange({ pre: event.currentTarget.checked })}
        />
        {maps.beforeRelu}
      </label>
      {!hasRelu && (
        <span id={reason} className="map-controls-reason">
          {maps.noRelu}
        </span>
      )}
    </div>
  );
}

/** What is chosen from lists: nothing of it changes with the layer. */
const Lists = memo(function Lists({ sort, scale, palette, onChange }: Omit<Choices, 'pre'> & Changing) {
  const { maps } = useWords();
  return (
    <>
      <Choice
        label={maps.sort}
        value={sort}
        options={orders}
        names={maps.sorts}
        onChange={(sort) => onChange({ sort })}
      />
      <Choice
        label={maps.scale}
        value={scale}
        options={scales}
        names={maps.scales}
        onChange={(scale) => onChange({ scale })}
      />
      <Choice
        label={maps.palette}
        value={palette}
        options={paletteNames}
        names={maps.palettes}
        onChange={(palette) => onChange({ palette })}
      />
    </>
  );
});

interface ChoiceProps<Name extends string> {
  label: string;
  value: Name;
  options: readonly Name[];
  names: Readonly<Record<Name, string>>;
  onChange: (value: Name) => void;
}

function Choice<Name extends string>({ label, value, options, names, onChange }: ChoiceProps<Name>) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
