import type { Rect } from '../tensor/pixels';
import './FieldOutlines.css';

/** SVG over the input picture: what each model's value sees, the first drawn through, the others dashed. */
export function FieldOutlines({ fields }: { fields: readonly { name: string; rect: Rect }[] }) {
  return fields.map(({ name, rect }, place) => (
    <g key={name} role="img" aria-label={name} className="field-outline" data-place={place}>
      <title>{name}</title>
      <rect className="field-outline-casing" {...rect} />
      <rect className="field-outline-line" {...rect} />
    </g>
  ));
}
