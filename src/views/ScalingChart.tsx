import { useMemo } from 'preact/compat';
import './ScalingChart.css';
import { scalingCurve, scalingPlot, type Dial } from '../draw/scaling';
import type { Convention } from '../network/choices';
import type { Network } from '../network/types';
import { metric, number, significant } from '../words/format';
import { Axis } from './Axis';
import { Chart } from './Chart';
import { tidy } from './costText';
import { useWords } from './useWords';

const HEIGHT = 200;
const LEFT = 40;
const TOP = 22;

interface Props {
  network: Network;
  convention: Convention;
  dial: Dial;
  title: string;
  note: string;
  /** Milliseconds really taken at some settings, and by the released network. */
  measured: readonly { setting: number; ms: number }[];
  releasedMs: number | null;
}

/** How the cost grows with one dial, as a multiple of the released network's: the line is counted, the points are measured. */
export function ScalingChart({ network, convention, dial, title, note, measured, releasedMs }: Props) {
  const words = useWords();
  const { cost, lang } = words;
  const curve = useMemo(() => scalingCurve(network, convention, dial), [network, convention, dial]);
  const points = measured.flatMap(({ setting, ms }) =>
    releasedMs ? [{ setting, ms, times: ms / releasedMs }] : [],
  );
  const most = Math.max(1, ...curve.map(({ times }) => times), ...points.map(({ times }) => times));
  const setting = (value: number) =>
    dial === 'size' ? number(lang, value) : `${tidy(significant(lang, value, 3))} ×`;
  const told = points.map(
    ({ setting: at, ms, times }) =>
      `${setting(at)}: ${significant(lang, ms, 3)} ms (${cost.times(significant(lang, times, 3))})`,
  );
  return (
    <Chart
      title={title}
      note={note}
      table={() => ({
        columns: [
          cost.dials[dial],
          cost.counted.mac.macs,
          cost.macsTimes,
          cost.measuredMs,
          cost.measuredTimes,
        ],
        rows: [
          ...curve.map(({ setting, macs, times }) => [String(setting), macs, times, null, null]),
          ...points.map(({ setting, ms, times }) => [String(setting), null, null, ms, times]),
        ],
      })}
    >
      {(width) => {
        const across = width - LEFT - 12;
        const { path, place, xTicks, yTicks } = scalingPlot(curve, dial, most, across, HEIGHT);
        const released = place(dial === 'size' ? network.input.shape[1] : 1, 1);
        return (
          <svg
            className="scaling"
            width={width}
            height={TOP + HEIGHT + 38}
            role="img"
            aria-label={`${title}. ${cost.range(metric(lang, curve[0]?.macs ?? 0), metric(lang, curve.at(-1)?.macs ?? 0))} ${told.join('; ')}`}
          >
            <g transform={`translate(${LEFT} ${TOP})`}>
              <text x={-LEFT} y={-10}>
                {cost.macsTimes}
              </text>
              {yTicks.map(({ value, position }) => (
                <line key={value} className="grid" x2={across} y1={position} y2={position} />
              ))}
              <Axis
                side="left"
                length={HEIGHT}
                ticks={yTicks.map(({ value, position }) => ({
                  position,
                  label: `${number(lang, value, value % 1 ? 1 : 0)} ×`,
                }))}
              />
              <g transform={`translate(0 ${HEIGHT})`}>
                <Axis
                  side="bottom"
                  length={across}
                  title={cost.dials[dial]}
                  ticks={xTicks.map(({ value, position }) => ({ position, label: setting(value) }))}
                />
              </g>
              <path className="scaling-counted" d={path} />
              <circle className="scaling-released" r={5} cx={released.x} cy={released.y} />
              {points.map(({ setting: at, times }, index) => {
                const { x, y } = place(at, times);
                return (
                  <circle key={at} className="scaling-measured" r={4} cx={x} cy={y}>
                    <title>{told[index]}</title>
                  </circle>
                );
              })}
            </g>
          </svg>
        );
      }}
    </Chart>
  );
}
