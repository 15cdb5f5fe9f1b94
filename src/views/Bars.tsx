import { useRef } from 'preact/compat';
import './Bars.css';
import { barChart, placeLabels, textWidth, type AxisKind, type Bar } from '../draw/costBars';
import type { BarEntry } from '../draw/costs';
import { tidy } from './costText';
import { presses, rove } from './roving';

const ROW = 24;
const COLUMN_HEIGHT = 240;
const LEFT = 52;
const TOP = 22;

export interface BarsProps {
  entries: readonly BarEntry[];
  width: number;
  axis: AxisKind;
  /** Name of the value axis, with its unit. */
  title: string;
  /** A value as short text, for ticks and the ends of rows. */
  short: (value: number) => string;
  /** What a bar is, in exact words. */
  describe: (entry: BarEntry) => string;
  /** Categories side by side where there is room, or always one under the other. */
  rows?: boolean;
  most?: number | undefined;
  round?: 'decimal' | 'binary';
  /** Marked by a line along the categories, where they are rows. */
  limit?: number;
  /** Texts under columns: spans of categories, such as stages. */
  spans?: readonly { text: string; from: number; to: number }[];
  /** Side of each layer's map, as a share of the largest: the silhouette under columns. */
  silhouette?: readonly number[];
  selected?: string | null;
  /** Makes the bars buttons. */
  onSelect?: (key: string) => void;
  onPoint?: (entry: BarEntry | null) => void;
}

/** Bars from zero, or points on a logarithmic axis. */
export function Bars(props: BarsProps) {
  const { entries, width, rows = false } = props;
  const columns = !rows && (width - LEFT) / entries.length >= ROW;
  return columns ? <Columns {...props} /> : <Rows {...props} />;
}

function sizeOf({ axis, most, limit, round = 'decimal' }: BarsProps, along: number, across: number) {
  return {
    along,
    across,
    axis,
    round,
    ...(most !== undefined && { most }),
    ...(limit !== undefined && { limit }),
  };
}

function Columns(props: BarsProps) {
  const { entries, width, title, short, spans = [], silhouette } = props;
  const along = width - LEFT;
  const { bars, ticks } = barChart(entries, sizeOf(props, along, COLUMN_HEIGHT));
  const step = along / Math.max(1, entries.length);
  const labels = placeLabels(
    spans.map(({ text, from, to }) => ({ text, at: ((from + to) / 2) * step })),
    along,
    2,
    textWidth,
  );
  const shape = silhouette ? 44 : 0;
  const height = TOP + COLUMN_HEIGHT + shape + 40;
  return (
    <svg className="bars" width={width} height={height} role="group" aria-label={title}>
      <g transform={`translate(${LEFT} ${TOP})`}>
        <text className="bars-title" x={-LEFT} y={-10}>
          {title}
        </text>
        {ticks.map(({ value, position }) => (
          <g key={value} transform={`translate(0 ${COLUMN_HEIGHT - position})`}>
            <line className="grid" x2={along} />
            <text x={-6} dy="0.35em" textAnchor="end">
              {tidy(short(value))}
            </text>
          </g>
        ))}
        <BarGroup {...props} bars={bars} step={step} extent={COLUMN_HEIGHT} upright />
        <line className="bars-zero" y1={COLUMN_HEIGHT} y2={COLUMN_HEIGHT} x2={along} />
        {silhouette?.map((share, index) => (
          <rect
            key={entries[index]?.key ?? index}
            className="bars-silhouette"
            x={(index + 0.1) * step}
            width={0.8 * step}
            y={COLUMN_HEIGHT + 4 + (36 * (1 - share)) / 2}
            height={Math.max(1, 36 * share)}
          />
        ))}
        {labels.map(({ text, x, row }) => (
          <text key={text} className="key" x={x} y={COLUMN_HEIGHT + shape + 14 + 15 * row}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}

function Rows(props: BarsProps) {
  const { entries, width, title, short } = props;
  const left = Math.min(0.5 * width, Math.max(...entries.map(({ key }) => textWidth(key))) + 8);
  const right =
    8 + Math.max(30, ...entries.map(({ value }) => (value === null ? 0 : textWidth(short(value)))));
  const across = Math.max(20, width - left - right);
  const along = entries.length * ROW;
  const { bars, ticks, limit } = barChart(entries, sizeOf(props, along, across));
  const marks = placeLabels(
    ticks.map(({ value, position }) => ({ text: tidy(short(value)), at: position + 30 })),
    across + 60,
    1,
    textWidth,
  );
  return (
    <svg className="bars" width={width} height={TOP + along + 24} role="group" aria-label={title}>
      <g transform={`translate(${left} ${TOP})`}>
        <text className="bars-title" x={-left} y={-10}>
          {title}
        </text>
        {ticks.map(({ value, position }) => (
          <line key={value} className="grid" x1={position} x2={position} y2={along} />
        ))}
        {marks.map(({ text, x }) => (
          <text key={text} x={x - 30} y={along + 15}>
            {text}
          </text>
        ))}
        <BarGroup {...props} bars={bars} step={ROW} extent={across} upright={false} />
        <line className="bars-zero" y2={along} />
        {limit !== null && <line className="bars-limit" x1={limit} x2={limit} y2={along} />}
        {bars.map(({ entry, start, size, end }) => (
          <g key={entry.key} transform={`translate(0 ${start + size / 2})`}>
            <text className="key" x={-6} dy="0.35em" textAnchor="end">
              {entry.key}
            </text>
            <text className="strong" x={(end ?? 0) + 6} dy="0.35em">
              {entry.value === null ? '?' : short(entry.value)}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}

interface GroupProps extends BarsProps {
  bars: readonly Bar[];
  /** Pixels of a category, and of the whole value axis. */
  step: number;
  extent: number;
  upright: boolean;
}

function BarGroup({ bars, step, extent, upright, describe, selected, onSelect, onPoint, axis }: GroupProps) {
  const group = useRef<SVGGElement>(null);
  /** A span along the categories and a span of values, as a rectangle. */
  const box = (start: number, size: number, from: number, to: number) =>
    upright
      ? { x: start, width: size, y: extent - to, height: Math.max(0, to - from) }
      : { y: start, height: size, x: from, width: Math.max(0, to - from) };
  const point = (middle: number, at: number) =>
    upright ? { cx: middle, cy: extent - at } : { cy: middle, cx: at };
  const chosen = Math.max(
    0,
    bars.findIndex(({ entry }) => isSelected(entry, selected)),
  );
  return (
    <g ref={group} onPointerLeave={() => onPoint?.(null)}>
      {bars.map(({ entry, start, size, base, parts, end, spread }, index) => {
        const middle = start + size / 2;
        const target = targetOf(entry);
        return (
          <g
            key={entry.key}
            className={`bars-bar${isSelected(entry, selected) ? ' bars-selected' : ''}`}
            aria-label={describe(entry)}
            {...(onSelect
              ? {
                  role: 'button',
                  'aria-pressed': isSelected(entry, selected),
                  tabindex: index === chosen ? 0 : -1,
                  onClick: () => onSelect(target),
                  onKeyDown: (event: KeyboardEvent) => {
                    if (!presses(event)) return rove(event, group.current, index);
                    event.preventDefault();
                    onSelect(target);
                  },
                  onFocus: () => onPoint?.(entry),
                }
              : { role: 'img' })}
            onPointerEnter={() => onPoint?.(entry)}
          >
            <rect className="bars-hit" {...box(index * step, step, 0, extent)} />
            {axis === 'linear' ? (
              <>
                {base > 0 && <rect className="bars-base" {...box(start, size, 0, base)} />}
                {parts.map((part) => (
                  <rect
                    key={part.key}
                    className={`role-${part.role}`}
                    {...box(start, size, part.from, part.to)}
                  />
                ))}
              </>
            ) : (
              <>
                {parts.length > 1 &&
                  parts.map((part) => (
                    <circle
                      key={part.key}
                      className={`role-${part.role}`}
                      r={3}
                      {...point(middle, part.to)}
                    />
                  ))}
                {end !== null && (
                  <circle
                    className={parts.length > 1 ? 'bars-total' : `role-${parts[0]?.role ?? 'other'}`}
                    r={4.5}
                    {...point(middle, end)}
                  />
                )}
              </>
            )}
            {spread && <rect className="bars-spread" {...box(middle - 1, 2, ...spread)} />}
          </g>
        );
      })}
    </g>
  );
}

/** The layer that a bar stands for: its own, or the dearest of a stage. */
function targetOf({ key, parts }: BarEntry): string {
  if (parts.length === 0 || parts.some((part) => part.key === key)) return key;
  return parts.reduce((most, part) => (part.value > most.value ? part : most)).key;
}

function isSelected({ key, parts }: BarEntry, selected: string | null | undefined): boolean {
  return (
    key === selected ||
    (!parts.some((part) => part.key === key) && parts.some((part) => part.key === selected))
  );
}
