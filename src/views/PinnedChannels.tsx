import { pinnedPlot } from '../draw/pinned';
import { number, significant } from '../words/format';
import { Axis } from './Axis';
import { Chart } from './Chart';
import { useWords } from './useWords';
import './PinnedChannels.css';

const HEIGHT = 120;
const LEFT = 44;
const TOP = 22;

/** A channel that is followed; `means` has one for each moment, null where it was not followed yet. */
export interface Followed {
  layer: string;
  channel: number;
  means: readonly (number | null)[];
}

interface Props {
  channels: readonly Followed[];
  /** When the moments were, in seconds before the newest. */
  seconds: readonly number[];
  /** How far back the axis goes. */
  span: number;
  /** The moment on view, in seconds before the newest; null while the camera runs. */
  at: number | null;
  onUnpin: (channel: Followed) => void;
}

/** Means of a few channels as lines over the last seconds. */
export function PinnedChannels({ channels, seconds, span, at, onUnpin }: Props) {
  const words = useWords();
  const { live, lang } = words;
  const names = channels.map(({ layer, channel }) => live.channel(layer, channel));
  const told = channels.flatMap(({ means }, i) => {
    const values = means.filter((mean) => mean !== null);
    const newest = values.at(-1);
    if (newest === undefined) return [];
    return [live.followed(names[i] ?? '', newest, Math.min(...values), Math.max(...values))];
  });
  return (
    <div className="pinned">
      <Chart
        title={live.pinned}
        note={live.pinnedNote(span)}
        summary={told.join('; ')}
        table={() => ({
          columns: [live.secondsBefore, ...names],
          rows: seconds.map((before, i) => [
            number(lang, before, 3),
            ...channels.map(({ means }) => means[i] ?? null),
          ]),
        })}
      >
        {(width) => {
          const across = width - LEFT - 8;
          const means = channels.map((channel) => channel.means);
          const { paths, xTicks, yTicks, place } = pinnedPlot(seconds, means, span, across, HEIGHT, lang);
          return (
            <svg
              width={width}
              height={TOP + HEIGHT + 38}
              role="img"
              aria-label={`${live.pinned}: ${told.join('; ')}`}
            >
              <g transform={`translate(${LEFT} ${TOP})`}>
                {yTicks.map(({ value, position }) => (
                  <line key={value} className="grid" x2={across} y1={position} y2={position} />
                ))}
                <Axis side="left" length={HEIGHT} ticks={yTicks} title={live.meanAxis} />
                <g transform={`translate(0 ${HEIGHT})`}>
                  <Axis side="bottom" length={across} ticks={xTicks} title={live.secondsBefore} />
                </g>
                {at !== null && <line className="pinned-at" x1={place(at)} x2={place(at)} y2={HEIGHT} />}
                {paths.map((path, i) => (
                  <path key={names[i]} className={`pinned-line pinned-${i}`} d={path} />
                ))}
              </g>
            </svg>
          );
        }}
      </Chart>
      <ul className="pinned-legend" aria-label={live.legend}>
        {channels.map((channel, i) => (
          <li key={names[i]}>
            <svg width="28" height="8" aria-hidden>
              <path className={`pinned-line pinned-${i}`} d="M0 4H28" />
            </svg>
            <span>
              {names[i]} · {newestText(channel, lang)}
            </span>
            <button
              type="button"
              className="text-button underlined"
              aria-label={live.unpin(names[i] ?? '')}
              onClick={() => onUnpin(channel)}
            >
              {live.unpinShort}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function newestText({ means }: Followed, lang: string): string {
  const newest = means.at(-1) ?? null;
  return newest === null ? '–' : significant(lang, newest, 3);
}
