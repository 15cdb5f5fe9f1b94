import './ReceptiveField.css';
import type { Field } from '../explain/field';
import type { LayerKey } from '../network/types';
import { useWords } from './useWords';
import type { Position } from './ValueGrid';

interface Props {
  /** The position pointed at or picked; null when there is none. */
  of: { layer: LayerKey; at: Position } | null;
  /** Null where the network does not tell. */
  field: Field | null;
}

/** What a value can depend on, in numbers: the rectangle that the lens on the picture shows. */
export function ReceptiveField({ of, field }: Props) {
  const { receptive } = useWords().explain;
  return (
    <figure className="receptive-field" aria-label={receptive.figure}>
      <figcaption>{receptive.figure}</figcaption>
      <div>
        {of && <p>{receptive.of(of.layer, of.at.row, of.at.column)}</p>}
        {!of && <p>{receptive.none}</p>}
        {of && !field && <p>{receptive.unknown}</p>}
        {of && field && (
          <>
            <p className="receptive-field-rect">
              {receptive.rows(field.rect.top, field.rect.bottom)},{' '}
              {receptive.columns(field.rect.left, field.rect.right)}:{' '}
              {receptive.size(field.rect.bottom - field.rect.top + 1, field.rect.right - field.rect.left + 1)}
            </p>
            <p>{outsideOf(field, receptive)}</p>
            <p>{receptive.theoretical}</p>
          </>
        )}
      </div>
    </figure>
  );
}

function outsideOf(
  { seen, outside: { top, left, bottom, right } }: Field,
  words: ReturnType<typeof useWords>['explain']['receptive'],
): string {
  if (!seen) return words.nothing;
  return top + left + bottom + right === 0 ? words.inside : words.outside(top, left, bottom, right);
}
