import { spectrumCurve } from '../draw/spectrum';
import { ticks } from '../draw/ticks';
import { effectiveRank } from '../tensor/spectrum';
import { number, significant } from '../words/format';
import { Axis } from './Axis';
import { Chart } from './Chart';
import { useWords } from './useWords';

const HEIGHT = 132;
const LEFT = 40;
const TOP = 34;
const BOTTOM = 36;
const SHARES = [0.9, 0.99];

interface Props {
  /** Largest first. */
  singular: Float64Array;
  /** Of the matrix they are of. */
  rows: number;
  columns: number;
}

/** The singular values of a layer's weights, and how many of them hold most of the energy. */
export function Spectrum({ singular, rows, columns }: Props) {
  const all = useWords();
  const words = all.explain.weights;
  const percentOf = (share: number) => `${number(all.lang, 100 * share)} %`;
  const ranks = SHARES.map((share) => ({ share, rank: effectiveRank(singular, share) }));
  return (
    <>
      <Chart
        title={words.spectrum}
        note={words.spectrumNote(rows, columns)}
        table={() => ({ columns: [words.index, words.value, words.energy], rows: tableOf(singular) })}
      >
        {(whole) => {
          const width = whole - LEFT - 4;
          const { path, x, y } = spectrumCurve(singular, width, HEIGHT);
          return (
            <svg className="spectrum" width={whole} height={HEIGHT + TOP + BOTTOM} aria-hidden="true">
              <g transform={`translate(${LEFT} ${TOP})`}>
                <path d={path} />
                {ranks.map(({ share, rank }, i) => (
                  <g key={share} transform={`translate(${x(rank)} 0)`}>
                    <line className="spectrum-rank" y1={-TOP + 16 * i + 14} y2={HEIGHT} />
                    <text className="strong" x={-4} y={-TOP + 16 * i + 12} textAnchor="end">
                      {`${percentOf(share)}: ${rank}`}
                    </text>
                  </g>
                ))}
                <Axis side="left" length={HEIGHT} ticks={ticks(y, 3, all.lang)} />
                <g transform={`translate(0 ${HEIGHT})`}>
                  <Axis side="bottom" length={width} title={words.index} ticks={ticks(x, 4, all.lang)} />
                </g>
              </g>
            </svg>
          );
        }}
      </Chart>
      <dl>
        {ranks.map(({ share, rank }) => (
          <div key={share}>
            <dt>{words.rank(percentOf(share))}</dt>
            <dd>{words.rankOf(rank, singular.length)}</dd>
          </div>
        ))}
        <div>
          <dt>{words.largest}</dt>
          <dd>{significant(all.lang, singular[0] ?? NaN, 5)}</dd>
        </div>
      </dl>
      <p>{words.rankWhy}</p>
    </>
  );
}

function tableOf(singular: Float64Array): number[][] {
  const total = singular.reduce((sum, value) => sum + value * value, 0);
  let held = 0;
  return Array.from(singular, (value, i) => {
    held += value * value;
    return [i + 1, value, held / total];
  });
}
