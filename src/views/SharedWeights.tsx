import { useMemo } from 'preact/compat';
import { codebookStems } from '../draw/codebook';
import { ticks } from '../draw/ticks';
import { sharedValues } from '../explain/weights';
import type { SharedValues } from '../network/import/compressed';
import type { Tensor } from '../tensor/tensor';
import { number } from '../words/format';
import { Axis } from './Axis';
import { Chart } from './Chart';
import { useWords } from './useWords';

const HEIGHT = 104;
const LEFT = 48;
const TOP = 20;
const BOTTOM = 36;

interface Props {
  shared: SharedValues;
  weight: Tensor;
}

/** What a compressed file knows of a layer: how much was pruned away, and the values that the weights share. */
export function SharedWeights({ shared: { codebook, entries, kept }, weight }: Props) {
  const { lang, explain } = useWords();
  const words = explain.weights;
  const values = useMemo(() => sharedValues(codebook, weight), [codebook, weight]);
  const used = values.filter(({ count }) => count > 0).length;
  const all = weight.data.length;
  return (
    <>
      <dl>
        {[
          [words.pruned, words.prunedOf(all - kept, all)],
          [words.entries, words.entriesOf(entries, kept)],
          [words.codes, number(lang, values.length)],
        ].map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Chart
        title={words.shared}
        note={words.sharedNote(used, codebook.length)}
        table={() => ({
          columns: [words.unit, words.sharedBy],
          rows: values.map(({ value, count }) => [value, count]),
        })}
      >
        {(whole) => {
          const width = whole - LEFT - 4;
          const { stems, x, y } = codebookStems(values, width, HEIGHT);
          return (
            <svg className="shared-weights" width={whole} height={HEIGHT + TOP + BOTTOM} aria-hidden="true">
              <g transform={`translate(${LEFT} ${TOP})`}>
                {stems.map((stem) => (
                  <line key={stem.value} x1={stem.x} x2={stem.x} y1={HEIGHT} y2={stem.y} />
                ))}
                <Axis side="left" length={HEIGHT} title={words.sharedBy} ticks={ticks(y, 3, lang)} />
                <g transform={`translate(0 ${HEIGHT})`}>
                  <Axis side="bottom" length={width} title={words.unit} ticks={ticks(x, 4, lang)} />
                </g>
              </g>
            </svg>
          );
        }}
      </Chart>
    </>
  );
}
