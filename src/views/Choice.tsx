import './Choice.css';

interface Props<Name extends string> {
  label: string;
  value: Name;
  options: readonly Name[];
  nameOf: (option: Name) => string;
  disabled?: boolean;
  onChange: (value: Name) => void;
}

/** A choice of few, as one word in a sentence. */
export function Choice<Name extends string>({
  label,
  value,
  options,
  nameOf,
  disabled = false,
  onChange,
}: Props<Name>) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option === currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </label>
  );
}
