import { useId, useState, type ReactNode, type MouseEvent } from 'preact/compat';
import './ChannelPicker.css';
import type { Box } from '../draw/atlas';
import { useWords } from './useWords';

interface Props {
  /** Channel numbers in the order in which they are shown. */
  order: readonly number[];
  /** How far the vertical arrow keys lead. */
  columns: number;
  /** Of the picture, in CSS pixels. */
  width: number;
  /** Where a place of the order is drawn, in CSS pixels of this element. */
  boxOf: (place: number) => Box;
  placeAt: (x: number, y: number) => number | null;
  factsOf: (channel: number) => string;
  selected: number | null;
  onSelect: (channel: number) => void;
  /** Told where is pointed or clicked, in CSS pixels of this element; null when the pointer leaves. */
  onPointer?: ((at: { x: number; y: number } | null, clicked: boolean) => void) | undefined;
  /** The picture of all channels. */
  children: ReactNode;
}

/**
 * A list box over one picture of many channels: a thousand options would be a thousand elements, so only the option that
 * the keyboard is on exists. What is pointed at is marked without painting anything again.
 */
export function ChannelPicker(props: Props) {
  const { order, columns, width, boxOf, placeAt, factsOf, selected, onSelect, onPointer, children } = props;
  const { maps } = useWords();
  const id = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);

  const selectedPlace = selected === null ? -1 : order.indexOf(selected);
  const active = Math.min(moved ?? Math.max(0, selectedPlace), order.length - 1);
  const channel = order[active] ?? 0;
  const told = hovered ?? (focused ? active : null);
  const nameOf = (place: number) => {
    const channel = order[place] ?? 0;
    return `${maps.channel(channel)}: ${factsOf(channel)}`;
  };
  const under = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const press = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, active, columns, order.length);
    const chosen = event.key === 'Enter' || event.key === ' ';
    if (to === null && !chosen) return;
    event.preventDefault();
    setHovered(null);
    if (to !== null) setMoved(to);
    else onSelect(channel);
  };

  return (
    <div
      className="channel-picker"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot lie over a picture
      role="listbox"
      tabindex={0}
      aria-label={maps.channels(order.length)}
      aria-activedescendant={`${id}-${channel}`}
      onPointerMove={(event) => {
        const at = under(event);
        setHovered(placeAt(at.x, at.y));
        onPointer?.(at, false);
      }}
      onPointerLeave={() => {
        setHovered(null);
        onPointer?.(null, false);
      }}
      onClick={(event) => {
        const at = under(event);
        const place = placeAt(at.x, at.y);
        const channel = place === null ? undefined : order[place];
        if (channel === undefined) return;
        setMoved(place);
        onSelect(channel);
        onPointer?.(at, true);
      }}
      onKeyDown={press}
      onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => {
        setFocused(false);
        setMoved(null);
      }}
    >
      {children}
      {selectedPlace >= 0 && (
        <span className="channel-picker-selected" style={placed(boxOf(selectedPlace))} />
      )}
      {hovered !== null && <span className="channel-picker-hovered" style={placed(boxOf(hovered))} />}
      <span
        key={channel}
        id={`${id}-${channel}`}
        className="channel-picker-active"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nor can its option
        role="option"
        aria-selected={channel === selected}
        aria-label={nameOf(active)}
        aria-posinset={active + 1}
        aria-setsize={order.length}
        style={placed(boxOf(active))}
      />
      {told !== null && (
        <span className="channel-picker-told" aria-hidden="true" style={beside(boxOf(told), width)}>
          {nameOf(told)}
        </span>
      )}
    </div>
  );
}

/** Where a key leads; null for a key that leads nowhere. */
function placeAfter(key: string, place: number, columns: number, count: number): number | null {
  const page = columns * 4;
  const to = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    ArrowUp: place - columns,
    ArrowDown: place + columns,
    PageUp: Math.max(place % columns, place - page),
    PageDown: place + page,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined) return null;
  // From the last full row down to the last place, never beyond.
  const inside = to >= count && key.endsWith('Down') ? count - 1 : to;
  return inside >= 0 && inside < count ? inside : place;
}

function placed({ x, y, width, height }: Box) {
  return { left: x, top: y, width, height };
}

/** Above a box, below it in the first row; as far to the left of it as the box is to the right, so never outside. */
function beside({ x, y, width, height }: Box, whole: number) {
  const centre = x + width / 2;
  return {
    left: centre,
    top: y < 28 ? y + height : y,
    translate: `${(-100 * centre) / whole}% ${y < 28 ? '4px' : 'calc(-100% - 4px)'}`,
  };
}
