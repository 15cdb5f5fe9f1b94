import type { Domain } from '../draw/domain';
import { order } from '../tensor/rank';
import type { View } from '../store/view';
import { plane } from '../tensor/tensor';
import { useWords } from '../views/useWords';
import { ValueGrid, type Position } from '../views/ValueGrid';
import { exact, significant } from '../words/format';
import { useCompareWords } from './compareWords';
import { type Column, type Facing } from './useColumns';

/** The chosen channel; before one is chosen, or where there is no such channel, the strongest. */
export function channelOf({ statistics }: Facing, channel: number | null): number {
  if (channel !== null && channel < statistics.channels.length) return channel;
  return order(statistics, 'mean')[0] ?? 0;
}

interface Props {
  view: View;
  columns: readonly Column[];
  facing: readonly (Facing | null)[];
  domains: readonly (readonly Domain[] | null)[];
  /** The cursor in each column. */
  positions: readonly (Position | null)[];
  onHover: (place: number, at: Position | null) => void;
  onPoint: (place: number, at: Position) => void;
}

/** One channel of each, large, under one cursor; the values side by side with their difference. */
export function CompareValues({ view, columns, facing, domains, positions, onHover, onPoint }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const { maps } = words;
  const found = columns.map((_, place) => {
    const each = facing[place];
    const at = positions[place];
    if (!each) return null;
    const channel = channelOf(each, view.channel);
    const map = plane(each.tensor, channel);
    const value = at ? (map.data[at.row * map.width + at.column] ?? null) : null;
    return { ...each, channel, map, at: at ?? null, value };
  });
  if (found.every((each) => each === null)) return null;
  const [first, ...others] = found;
  return (
    <section className="compare-values" aria-label={text.values}>
      <h2>{text.values}</h2>
      <div className="compare-columns">
        {columns.map(({ name }, place) => {
          const each = found[place];
          const [domain] = domains[place] ?? [];
          if (!each || !domain) return <div key={name} className="compare-column" />;
          const { layer, channel, map, at, value } = each;
          const single = map.height * map.width === 1;
          const size = layer.receptive?.size;
          return (
            <div key={name} className="compare-column">
              <h3>
                {name} · <span className="compare-key">{layer.key}</span> · {text.channel(channel)}
              </h3>
              {!single && (
                <div className="compare-map">
                  <ValueGrid
                    name={text.inModel(maps.mapOf(layer.key, channel), name)}
                    map={map}
                    domain={domain}
                    palette={view.palette}
                    under={null}
                    at={at}
                    marked={at}
                    onPoint={(to) => onPoint(place, to)}
                    onHover={(to) => onHover(place, to)}
                  />
                </div>
              )}
              <p className="compare-value">
                <output aria-label={text.inModel(maps.value, name)}>
                  {value === null ? '' : exact(value)}
                </output>
                <span className="compare-muted">
                  {at ? (single ? '' : text.position(at.row, at.column)) : maps.pointAt}
                  {at && size ? ` · ${text.sees(size[0], size[1])}` : ''}
                </span>
              </p>
            </div>
          );
        })}
      </div>
      {others.map((other, place) => {
        const a = first?.value ?? null;
        const b = other?.value ?? null;
        if (a === null || b === null) return null;
        const names = [columns[0]?.name ?? '', columns[place + 1]?.name ?? ''] as const;
        return (
          <p key={names[1]} className="compare-value">
            <span>{text.differenceOf(...names)}</span>
            <output aria-label={`${text.difference}, ${text.differenceOf(...names)}`}>
              {significant(words.lang, a - b, 6)}
            </output>
          </p>
        );
      })}
    </section>
  );
}
