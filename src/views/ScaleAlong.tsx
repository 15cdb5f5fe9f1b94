import { useId, useMemo, useRef } from 'preact/compat';
import './ScaleAlong.css';
import { scaleLine } from '../draw/line';
import type { Layer, LayerKey } from '../network/types';
import type { Statistics } from '../tensor/stats';
import { number, significant } from '../words/format';
import { DataTable } from './DataTable';
import { ExportMenu } from './ExportMenu';
import { scaleSummary } from './summaries';
import { Summary } from './Summary';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

const HEIGHT = 120;
const LEFT = 44;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 20;
/** Labels of layers stand at least this far apart. */
const APART = 52;

interface Props {
  layers: readonly Layer[];
  /** Of whole layers; must stay the same map until a number changes. */
  known: ReadonlyMap<LayerKey, Statistics>;
  selected: LayerKey | null;
  onSelect: (key: LayerKey) => void;
}

/**
 * Mean and standard deviation of every layer's activations, in network order; a click or an arrow key selects a layer. The
 * input has a scale of its own, that of pixels, and no point.
 */
export function ScaleAlong({ layers, known, selected, onSelect }: Props) {
  const words = useWords();
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = Math.max(0, useWidth(plot) - LEFT - RIGHT);
  const { line, band, points, marks } = useMemo(
    () =>
      scaleLine(
        layers.map(({ key, op }) => (op.kind === 'input' ? null : (known.get(key) ?? null))),
        width,
        HEIGHT,
        0,
      ),
    [layers, known, width],
  );
  const index = layers.findIndex((layer) => layer.key === selected);
  const point = points[index];
  const facts = (layer: Layer | undefined) => {
    const whole = layer && known.get(layer.key);
    return whole
      ? words.maps.layerFacts(layer.key, whole.mean, Math.sqrt(whole.variance))
      : (layer?.key ?? '');
  };
  const shown = layers.flatMap(({ key, op }) => {
    const whole = known.get(key);
    return whole ? [{ key, whole, isInput: op.kind === 'input' }] : [];
  });
  const { maps } = words;
  const summary = scaleSummary(
    words,
    shown.filter(({ isInput }) => !isInput),
  );
  const columns = [maps.layer, maps.mean, maps.deviation, maps.min, maps.max] as const;
  const rows = shown.map(
    ({ key, whole: { mean, variance, min, max } }) => [key, mean, Math.sqrt(variance), min, max] as const,
  );
  return (
    <figure className="scale-along" aria-labelledby={id}>
      <div className="figure-head">
        <figcaption id={id}>{maps.scaleAlong}</figcaption>
        <ExportMenu
          title={maps.scaleAlong}
          note={maps.scaleRead}
          summary={summary}
          table={() => ({ columns, rows })}
          drawing={plot}
        />
      </div>
      <div className="scale-along-plot" ref={plot}>
        {width > 0 && (
          <svg width={width + LEFT + RIGHT} height={HEIGHT + TOP + BOTTOM} aria-hidden="true">
            <g transform={`translate(${LEFT} ${TOP})`}>
              {marks.map(({ value, y }) => (
                <g key={value} className={value === 0 ? 'scale-along-zero' : 'scale-along-mark'}>
                  <line x2={width} y1={y} y2={y} />
                  <text x={-8} y={y} dy="0.35em" textAnchor="end">
                    {number(words.lang, value)}
                  </text>
                </g>
              ))}
              <path className="scale-along-band" d={band} />
              <path className="scale-along-line" d={line} />
              {labelled(layers, points, width).map(({ name, x }) => (
                <text key={name} x={x} y={HEIGHT + 15}>
                  {name}
                </text>
              ))}
              {point && (
                <g className="scale-along-here">
                  <line x1={point.x} x2={point.x} y2={HEIGHT} />
                  <circle cx={point.x} cy={point.y} r={4} />
                </g>
              )}
            </g>
          </svg>
        )}
        <input
          type="range"
          min={0}
          max={Math.max(0, layers.length - 1)}
          value={Math.max(0, index)}
          aria-label={words.maps.layer}
          aria-valuetext={facts(layers[Math.max(0, index)])}
          // The middle of the thumb stands exactly above the layers' points.
          style={{ left: LEFT - 8, width: width + 16 }}
          onChange={(event) => {
            const layer = layers[event.currentTarget.valueAsNumber];
            if (layer) onSelect(layer.key);
          }}
        />
      </div>
      <p className="scale-along-facts">{facts(layers[index])}</p>
      <Summary text={summary} />
      <p>
        {maps.scaleWhy} {maps.scaleRead}
      </p>
      <DataTable
        caption={maps.scaleAlong}
        columns={columns}
        rows={() =>
          rows.map(([key, ...values]) => [key, ...values.map((value) => significant(words.lang, value, 5))])
        }
      />
    </figure>
  );
}

/** The first layer of each stage, where there is room for its name. */
function labelled(layers: readonly Layer[], points: readonly ({ x: number } | null)[], width: number) {
  const names: { name: string; x: number }[] = [];
  layers.forEach((layer, index) => {
    const name = layer.key.split('/')[0] ?? layer.key;
    const x = Math.min(points[index]?.x ?? Infinity, width - APART + 12);
    const last = names.at(-1);
    if (points[index] && last?.name !== name && x >= (last ? last.x + APART : 0)) names.push({ name, x });
  });
  return names;
}
