import { useMemo, type ReactNode, type Ref } from 'preact/compat';
import type { PaletteName } from '../draw/palette';
import { weightGrid } from '../draw/weightSheet';
import { weightFacts } from '../explain/weights';
import type { SharedValues } from '../network/import/compressed';
import type { Layer } from '../network/types';
import { statistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { number } from '../words/format';
import { Histogram } from './Histogram';
import { SharedWeights } from './SharedWeights';
import { Spectrum } from './Spectrum';
import { useWords } from './useWords';
import { WeightPictures } from './WeightPictures';

/** Something that is asked for when it is looked at; null before. */
type Asked<T> = { status: 'computing' } | { status: 'ready'; value: T } | { status: 'failed' } | null;

interface Props {
  layer: Layer;
  weights: Asked<{ weight: Tensor }>;
  /** Singular values, largest first; null where they cannot be had. */
  spectrum: Asked<Float64Array | null>;
  /** What a compressed file knows of the layer, or null. */
  shared: SharedValues | null;
  palette: PaletteName;
  /** The order of the planes where the layer reads the picture itself. */
  planes: 'RGB' | 'BGR' | null;
  /** The place of the spectrum: it is only computed when somebody sees it. */
  spectrumRef: Ref<HTMLDivElement>;
}

/** The weights of a layer: as pictures, as a set of numbers, and as a matrix. */
export function LayerWeights(props: Props) {
  const { layer, weights, spectrum, shared, palette, planes, spectrumRef } = props;
  const words = useWords();
  const text = words.explain.weights;
  const hasWeights = layer.op.kind === 'conv' || layer.op.kind === 'linear';
  return (
    <section className="layer-weights" aria-label={text.region}>
      <h3>{text.region}</h3>
      {!hasWeights && <p>{text.none}</p>}
      {hasWeights && weights?.status !== 'ready' && (
        <p role="status">{weights?.status === 'failed' ? text.failed : text.waiting}</p>
      )}
      {hasWeights && weights?.status === 'ready' && (
        <Known layer={layer} weight={weights.value.weight} palette={palette} planes={planes}>
          {shared && (
            <div>
              <SharedWeights shared={shared} weight={weights.value.weight} />
            </div>
          )}
          <div ref={spectrumRef}>
            <SpectrumOf weight={weights.value.weight} spectrum={spectrum} />
            <p>{text.truth}</p>
          </div>
        </Known>
      )}
    </section>
  );
}

interface KnownProps {
  layer: Layer;
  weight: Tensor;
  palette: PaletteName;
  planes: 'RGB' | 'BGR' | null;
  children: ReactNode;
}

function Known({ layer, weight, palette, planes, children }: KnownProps) {
  const words = useWords();
  const text = words.explain.weights;
  const grid = useMemo(() => weightGrid(layer.op, weight), [layer, weight]);
  const facts = useMemo(() => weightFacts(weight), [weight]);
  const { whole } = useMemo(
    () => statistics({ dims: [1, 1, 1, weight.data.length], data: weight.data }),
    [weight],
  );
  return (
    <>
      {grid && facts.domain && (
        <WeightPictures
          grid={grid}
          ends={facts.domain}
          zeros={facts.zeros / facts.count}
          palette={palette}
          planes={planes}
        />
      )}
      <dl>
        <div>
          <dt>{text.zeros}</dt>
          <dd>
            <data value={facts.zeros}>{number(words.lang, facts.zeros)}</data> (
            {words.units.percent(facts.zeros / facts.count)})
          </dd>
        </div>
        <div>
          <dt>{text.distinct}</dt>
          <dd>
            <data value={facts.distinct}>{number(words.lang, facts.distinct)}</data>
          </dd>
        </div>
        {facts.notFinite > 0 && (
          <div>
            <dt>{text.notFinite}</dt>
            <dd>{number(words.lang, facts.notFinite)}</dd>
          </div>
        )}
      </dl>
      <div className="layer-weights-charts">
        <Histogram what={text.of(layer.key)} values={weight.data} statistics={whole} unit={text.unit} />
        {children}
      </div>
    </>
  );
}

function SpectrumOf({ weight: { dims, data }, spectrum }: { weight: Tensor; spectrum: Props['spectrum'] }) {
  const text = useWords().explain.weights;
  const rows = dims[0] ?? 1;
  if (spectrum?.status === 'ready')
    return spectrum.value ? (
      <Spectrum singular={spectrum.value} rows={rows} columns={data.length / rows} />
    ) : (
      <p>{text.noSpectrum}</p>
    );
  return <p role="status">{spectrum?.status === 'failed' ? text.failed : text.computing}</p>;
}
