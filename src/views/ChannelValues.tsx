import { useCallback, useState, type ComponentProps, type RefObject } from 'preact/compat';
import type { Statistics } from '../tensor/stats';
import type { Plane } from '../tensor/tensor';
import { exact } from '../words/format';
import { Legend } from './Legend';
import { Summary } from './Summary';
import { useWords } from './useWords';
import { ValueGrid, type Frame, type Position } from './ValueGrid';

type Shared = 'name' | 'map' | 'domain' | 'palette' | 'under' | 'onPoint' | 'onHover';

interface Props extends Pick<ComponentProps<typeof ValueGrid>, Shared> {
  /** What the values are, such as `activation`. */
  unit: string;
  summary: string;
  broken: Statistics | null;
  /** The position that is picked, or pointed at elsewhere. */
  at: Position | null;
  framed: Frame | null;
  /** Holds what can be saved as a picture. */
  drawing: RefObject<HTMLDivElement | null>;
}

/** The values of one channel and the one that is pointed at: all of the channel's view that follows the pointer. */
export function ChannelValues(props: Props) {
  const { name, map, domain, palette, under, unit, summary, broken, framed, drawing, onPoint, onHover } =
    props;
  const { maps } = useWords();
  const [hovered, setHovered] = useState<Position | null>(null);
  const hover = useCallback(
    (at: Position | null) => {
      setHovered(at);
      onHover(at);
    },
    [onHover],
  );
  const single = map.height * map.width === 1;
  const picked = inside(map, props.at);
  const shown = single ? { row: 0, column: 0 } : (inside(map, hovered) ?? picked);
  return (
    <>
      {!single && (
        <>
          <div ref={drawing} className="channel-view-drawing">
            <ValueGrid
              {...{ name, map, domain, palette, under, framed, onPoint }}
              at={picked}
              marked={shown}
              onHover={hover}
            />
            <Legend domain={domain} kind={domain.kind} palette={palette} unit={unit} broken={broken} />
          </div>
          <Summary text={summary} />
        </>
      )}
      <div className="channel-view-value">
        <p className={shown ? 'channel-view-at' : undefined}>
          <span>{single ? unit : shown ? maps.position(shown.row, shown.column) : maps.pointAt}</span>
          <output aria-label={maps.value}>
            {shown && exact(map.data[shown.row * map.width + shown.column] ?? NaN)}
          </output>
        </p>
      </div>
    </>
  );
}

/** A position of this map; null for one that it does not have. */
function inside({ height, width }: Plane, at: Position | null): Position | null {
  return at && at.row < height && at.column < width ? at : null;
}
