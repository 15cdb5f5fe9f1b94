import { useRef, useState } from 'preact/compat';
import './Roofline.css';
import { textWidth } from '../draw/costBars';
import type { Times } from '../draw/costs';
import { placeNames, roofline, standings, surprise, type Limits, type Standing } from '../draw/roofline';
import type { LayerKey, Network } from '../network/types';
import { number, percent, significant } from '../words/format';
import { Axis } from './Axis';
import { Chart } from './Chart';
import { decimals, tidy } from './costText';
import { presses, rove } from './roving';
import { useWords } from './useWords';

const HEIGHT = 260;
const LEFT = 44;
const TOP = 22;
/** Layers that are named in the drawing, the slowest first. */
const NAMED = 8;

interface Props {
  network: Network;
  title: string;
  note: string;
  times: Times;
  limits: Limits;
  resolutionMs: number;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** Rate against intensity of every measured layer, under what this machine could do. */
export function Roofline({ network, title, note, times, limits, resolutionMs, selected, onSelect }: Props) {
  const words = useWords();
  const { cost, lang } = words;
  const group = useRef<SVGGElement>(null);
  const [pointed, setPointed] = useState<Standing | null>(null);
  const all = standings(network, times, limits);
  const worst = surprise(all);
  const ms = (value: number) => number(lang, value, decimals(resolutionMs));
  const giga = (perMs: number) => significant(lang, perMs / 1e6, 3);
  const describe = ({ key, ms: took, idealMs, macsPerMs, intensity, bound }: Standing) =>
    cost.standing(
      key,
      ms(took),
      ms(idealMs),
      giga(macsPerMs),
      significant(lang, intensity, 3),
      cost.bounds[bound],
    );
  const told =
    worst &&
    cost.surprise(worst.key, ms(worst.ms), ms(worst.idealMs), percent(lang, worst.idealMs / worst.ms));
  return (
    <Chart
      title={title}
      note={`${cost.rooflineNote(giga(limits.macsPerMs), giga(limits.bytesPerMs))} ${told ?? ''} ${note}`}
      readout={pointed ? describe(pointed) : ''}
      table={() => ({
        columns: [
          cost.layer,
          cost.quantities.time,
          cost.idealTime,
          cost.rate,
          cost.counted.mac.intensity,
          cost.boundBy,
        ],
        rows: all.map(({ key, ms, idealMs, macsPerMs, intensity, bound }) => [
          key,
          rounded(ms, resolutionMs),
          rounded(idealMs, 0.001),
          macsPerMs / 1e6,
          intensity,
          cost.bounds[bound],
        ]),
      })}
    >
      {(width) => {
        const across = width - LEFT - 8;
        const { points, roof, ridge, xTicks, yTicks } = roofline(all, limits, across, HEIGHT);
        const slowest = [...points].sort((a, b) => b.standing.ms - a.standing.ms).slice(0, NAMED);
        const names = placeNames(
          slowest.map(({ standing: { key }, x, y }) => ({ text: key, x, y })),
          points,
          across,
          textWidth,
        );
        const chosen = Math.max(
          0,
          points.findIndex(({ standing }) => standing.key === selected),
        );
        return (
          <svg className="roofline" width={width} height={TOP + HEIGHT + 38} role="group" aria-label={title}>
            <g transform={`translate(${LEFT} ${TOP})`}>
              <text x={-LEFT} y={-10}>
                {cost.rate}
              </text>
              <path className="roofline-roof" d={roof} />
              <line className="roofline-ridge" x1={ridge.x} x2={ridge.x} y1={ridge.y} y2={HEIGHT} />
              <Axis
                side="left"
                length={HEIGHT}
                ticks={yTicks.map(({ value, position }) => ({ position, label: tidy(giga(value)) }))}
              />
              <g transform={`translate(0 ${HEIGHT})`}>
                <Axis
                  side="bottom"
                  length={across}
                  title={cost.counted.mac.intensity}
                  ticks={xTicks.map(({ value, position }) => ({
                    position,
                    label: tidy(significant(lang, value, 3)),
                  }))}
                />
              </g>
              <g ref={group} onPointerLeave={() => setPointed(null)}>
                {points.map(({ standing, x, y }, index) => (
                  <g
                    key={standing.key}
                    role="button"
                    className="roofline-point"
                    aria-label={describe(standing)}
                    aria-pressed={standing.key === selected}
                    tabindex={index === chosen ? 0 : -1}
                    transform={`translate(${x} ${y})`}
                    onClick={() => onSelect(standing.key)}
                    onFocus={() => setPointed(standing)}
                    onPointerEnter={() => setPointed(standing)}
                    onKeyDown={(event: KeyboardEvent) => {
                      if (!presses(event)) return rove(event, group.current, index);
                      event.preventDefault();
                      onSelect(standing.key);
                    }}
                  >
                    <circle className="roofline-hit" r={12} />
                    <circle className={`role-${standing.role}`} r={standing.key === selected ? 6 : 4.5} />
                  </g>
                ))}
              </g>
              {names.map(({ text, x, y }) => (
                <text key={text} className="key roofline-name" x={x} y={y + 10}>
                  {text}
                </text>
              ))}
            </g>
          </svg>
        );
      }}
    </Chart>
  );
}

/** No digit that the clock cannot vouch for. */
function rounded(value: number, step: number): number {
  return Number(value.toFixed(decimals(step)));
}
