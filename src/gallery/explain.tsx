import type { ReactNode } from 'preact/compat';
import { explainValue } from '../explain/arithmetic';
import { evidence } from '../explain/evidence';
import { projectiveFields, receptiveField } from '../explain/field';
import { layerOf, type LayerKey } from '../network/types';
import { statistics } from '../tensor/stats';
import { Arithmetic } from '../views/Arithmetic';
import { Evidence } from '../views/Evidence';
import { Histogram } from '../views/Histogram';
import { LayerWeights } from '../views/LayerWeights';
import { PixelReach } from '../views/PixelReach';
import { LayerErrors } from '../views/LayerErrors';
import { ReceptiveField } from '../views/ReceptiveField';
import { SharedWeights } from '../views/SharedWeights';
import { Spectrum } from '../views/Spectrum';
import { VerdictNote } from '../views/VerdictNote';
import { madeUpParameters } from './madeUp';
import { ignore, type Material } from './material';

/** Where a number comes from. */
export function explain({ network, recorded, madeUp, framed }: Material): Record<string, ReactNode> {
  const arithmetic = (key: LayerKey, channel: number, row: number, column: number, off = 0) => {
    const layer = layerOf(network, key);
    if (!layer) throw new Error(`no ${key}`);
    const tensorOf = (each: LayerKey) => recorded(each) ?? madeUp(each);
    const inputs = layer.inputs.flatMap((each) => tensorOf(each) ?? []);
    const parameters = madeUpParameters(layer, layerOf(network, layer.inputs[0] ?? ''));
    const explanation = explainValue({ layer, channel, row, column, inputs, parameters, picture: null });
    const value = explanation.kind === 'unavailable' ? null : explanation.outcome.value;
    return (
      <Arithmetic
        layer={layer}
        explanation={explanation}
        runtime={value === null ? null : { value: value + off, before: false }}
        trail={[{ key, channel, row, column }]}
        kind="sequential"
        palette="inferno"
        nameOfClass={(index) => `class ${index}`}
        onSource={ignore}
        onBack={ignore}
      />
    );
  };
  // The logits are the means of these maps, as in a network that was run.
  const conv10 = madeUp('conv10');
  const means = conv10 ? statistics(conv10).channels.map(({ mean }) => mean) : [];
  const pool10 = { dims: [1, means.length, 1, 1], data: Float32Array.from(means) };
  const post = new Map([['pool10', pool10], ...(conv10 ? [['conv10', conv10] as const] : [])]);
  const forClass = (index: number) => ({ index, evidence: evidence(network, post, index) });
  const found = {
    chosen: forClass(1),
    against: null,
    ends: { min: 0, max: 100 },
    order: [1, 2, 3],
    classes: [],
    palette: 'inferno',
    picture: framed.pixels,
    receptive: layerOf(network, 'conv10')?.receptive ?? null,
    onClass: ignore,
    onAgainst: ignore,
    onCell: ignore,
    termsAt: null,
    onSource: ignore,
  } as const;
  const reach = { x: 7, y: 3, fields: projectiveFields(network, 3, 7) };
  const corner = { layer: 'conv1', at: { row: 0, column: 0 } };
  const inside = { layer: 'fire2/expand3x3', at: { row: 9, column: 12 } };
  const conv1 = layerOf(network, 'conv1');
  const parameters = conv1 && madeUpParameters(conv1, network.layers[0]);
  const weights = { palette: 'inferno', planes: 'BGR', shared: null, spectrumRef: null } as const;
  const codebook = Float32Array.of(0, -0.5, 0.25, 1);
  const coded = Float32Array.from({ length: 60 }, (_, i) => codebook[[0, 0, 0, 1, 2, 2][i % 6] ?? 0] ?? 0);
  const squeeze = recorded('fire5/squeeze1x1');
  return {
    'Arithmetic: convolution': arithmetic('fire5/squeeze1x1', 3, 5, 7),
    'Arithmetic: convolution at the border': arithmetic('fire5/expand3x3', 3, 0, 0),
    'Arithmetic: maximum': arithmetic('pool1', 2, 5, 7),
    'Arithmetic: concatenation': arithmetic('fire5/concat', 2, 5, 7),
    'Arithmetic: softmax': arithmetic('prob', 1, 0, 0),
    'Arithmetic: disagrees': arithmetic('pool1', 2, 5, 7, 1),
    'Arithmetic: unavailable': arithmetic(network.layers[0]?.key ?? '', 0, 5, 7),
    'VerdictNote: agrees': (
      <VerdictNote
        verdict={{ agrees: true, difference: 1e-6, tolerance: 1e-3, over: 'numbers', half: false }}
      />
    ),
    'VerdictNote: disagrees': (
      <VerdictNote
        verdict={{ agrees: false, difference: 0.5, tolerance: 1e-3, over: 'numbers', half: false }}
      />
    ),
    'VerdictNote: one is no number': (
      <VerdictNote verdict={{ agrees: false, difference: NaN, tolerance: 1e-3, over: 'nan', half: false }} />
    ),
    'LayerErrors: one exact, one too large, one not comparable': (
      <LayerErrors
        title="Errors"
        note="Note."
        columns={['layer', 'error']}
        says={{ exact: 'exact', incomparable: 'not comparable' }}
        tolerance={1e-5}
        layers={[
          { key: 'input', role: 'input', error: 0 },
          { key: 'conv1', role: 'conv', error: 2e-7 },
          { key: 'pool1', role: 'pool', error: 0.3 },
          { key: 'prob', role: 'head', error: Infinity },
        ]}
      />
    ),
    'Evidence: one class': <Evidence {...found} />,
    'Evidence: one and not another': <Evidence {...found} against={forClass(2)} />,
    'Evidence: unavailable': (
      <Evidence
        {...found}
        chosen={{ index: 1, evidence: { kind: 'unavailable', reason: 'no-global-pooling' } }}
      />
    ),
    'ReceptiveField: at the corner': (
      <ReceptiveField of={corner} field={receptiveField(network, 'conv1', 0, 0)} />
    ),
    'ReceptiveField: inside': (
      <ReceptiveField of={inside} field={receptiveField(network, inside.layer, 9, 12)} />
    ),
    'ReceptiveField: nothing pointed at': <ReceptiveField of={null} field={null} />,
    'ReceptiveField: not known': <ReceptiveField of={corner} field={null} />,
    'PixelReach: a pixel': <PixelReach network={network} reach={reach} layer="conv1" onClear={ignore} />,
    'PixelReach: none': <PixelReach network={network} reach={null} layer="conv1" onClear={null} />,
    'Spectrum: four values': <Spectrum singular={Float64Array.of(4, 2, 1, 0.1)} rows={4} columns={27} />,
    'LayerWeights: pictures, no spectrum': conv1 && parameters && (
      <LayerWeights
        {...weights}
        layer={conv1}
        weights={{ status: 'ready', value: parameters }}
        spectrum={{ status: 'ready', value: null }}
      />
    ),
    'SharedWeights: four values': (
      <SharedWeights
        shared={{ codebook, entries: 33, kept: 30 }}
        weight={{ dims: [20, 3, 1, 1], data: coded }}
      />
    ),
    'LayerWeights: waiting': conv1 && (
      <LayerWeights {...weights} layer={conv1} weights={{ status: 'computing' }} spectrum={null} />
    ),
    'LayerWeights: failed': conv1 && (
      <LayerWeights {...weights} layer={conv1} weights={{ status: 'failed' }} spectrum={null} />
    ),
    'Histogram: recorded': squeeze && (
      <Histogram
        what="fire5/squeeze1x1"
        values={squeeze.data}
        statistics={statistics(squeeze).whole}
        unit="activation"
      />
    ),
  };
}
