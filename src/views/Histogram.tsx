import { useId, useMemo, useRef } from 'preact/compat';
import './Histogram.css';
import { histogramBars } from '../draw/bars';
import { ticks } from '../draw/ticks';
import { histogram, type Statistics } from '../tensor/stats';
import { exact, number, significant } from '../words/format';
import { Axis } from './Axis';
import { DataTable } from './DataTable';
import { ExportMenu } from './ExportMenu';
import { histogramSummary } from './summaries';
import { Summary } from './Summary';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

const BINS = 40;
const HEIGHT = 88;
const LEFT = 48;
const RIGHT = 4;
const TOP = 20;
const BOTTOM = 36;

interface Props {
  /** Layer, and perhaps channel, whose values these are. */
  what: string;
  values: Float32Array;
  statistics: Statistics;
  unit: string;
}

/** How often each value occurs; exact zeros have a bar of their own, so that they do not flatten the rest. */
export function Histogram({ what, values, statistics, unit }: Props) {
  const words = useWords();
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const width = Math.max(0, useWidth(plot) - LEFT - RIGHT);
  const { count, min, max, zeros, nans, infinities } = statistics;
  const counts = useMemo(
    () => (min < max ? histogram(values, { min, max }, BINS).counts : null),
    [values, min, max],
  );
  const { bars, marks, scale } = histogramBars(counts ?? [], { min, max }, zeros, width, HEIGHT);
  const title = words.maps.histogram(what);
  const summary = counts ? histogramSummary(words, bars, statistics) : '';
  const columns = [words.maps.from, words.maps.to, words.maps.count] as const;
  const value = (value: number) => significant(words.lang, value, 3);
  return (
    <figure className="histogram" aria-labelledby={id}>
      <div className="figure-head">
        <figcaption id={id}>{title}</figcaption>
        {counts && (
          <ExportMenu
            title={title}
            note={unit}
            summary={summary}
            table={() => ({
              columns,
              rows: [
                [words.maps.exactZeros, null, zeros],
                ...bars.map((bar) => [bar.from, bar.to, bar.count]),
              ],
            })}
            drawing={drawing}
          />
        )}
      </div>
      <div ref={drawing}>
        <div className="histogram-zeros">
          <span>{words.maps.exactZeros}</span>
          <span className="histogram-share">
            <span style={{ width: `${(100 * zeros) / count}%` }} />
          </span>
          <span>{words.units.percent(zeros / count)}</span>
        </div>
        <div ref={plot}>
          {counts && width > 0 && (
            <svg width={width + LEFT + RIGHT} height={HEIGHT + TOP + BOTTOM} aria-hidden="true">
              <g transform={`translate(${LEFT} ${TOP})`}>
                {bars.map((bar) => (
                  <rect
                    key={bar.from}
                    x={bar.x}
                    y={bar.y}
                    width={Math.max(1, bar.width - 1)}
                    height={bar.height}
                  />
                ))}
                <Axis
                  side="left"
                  length={HEIGHT}
                  title={words.maps.countLog}
                  ticks={marks.map(({ count, y }) => ({ position: y, label: number(words.lang, count) }))}
                />
                <g transform={`translate(0 ${HEIGHT})`}>
                  <Axis
                    side="bottom"
                    length={width}
                    title={unit}
                    ticks={ticks(scale, Math.min(4, Math.floor(width / 70)), words.lang)}
                  />
                </g>
              </g>
            </svg>
          )}
        </div>
      </div>
      <Summary text={summary} />
      {nans + infinities > 0 && <p>{words.maps.notDrawn(words.maps.notFinite(nans, infinities))}</p>}
      {min === max && nans + infinities === 0 && <p>{words.maps.allEqual(min === 0 ? '0' : exact(min))}</p>}
      {counts && (
        <DataTable
          caption={title}
          columns={columns}
          rows={() => [
            [words.maps.exactZeros, '', number(words.lang, zeros)],
            ...bars.map((bar) => [value(bar.from), value(bar.to), number(words.lang, bar.count)] as const),
          ]}
        />
      )}
    </figure>
  );
}
