import type { ReactNode } from 'preact/compat';
import './LayerFacts.css';
import { receptiveField } from '../explain/field';
import { layerOf, type Layer, type Network, type Pair } from '../network/types';
import type { Words } from '../words/en';
import { number } from '../words/format';
import { useWords } from './useWords';

interface Props {
  network: Network;
  layer: Layer;
  /** What more there is to tell, such as the weights. */
  children?: ReactNode;
}

/** What a layer is: its geometry, its costs, what it sees, and which nodes of the file it stands for. */
export function LayerFacts({ network, layer, children }: Props) {
  const words = useWords();
  const { facts, receptive } = words.explain;
  return (
    <section className="layer-facts" aria-label={facts.region}>
      <h2>{facts.region}</h2>
      <dl>
        {rowsOf(network, layer, words).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{layer.receptive ? `${facts.fieldTerms} ${receptive.theoretical}` : receptive.theoretical}</p>
      {children}
    </section>
  );
}

type Row = readonly [label: string, value: ReactNode];

function rowsOf(network: Network, layer: Layer, words: Words): Row[] {
  const { lang, ops } = words;
  const { facts } = words.explain;
  const count = (value: number | null) =>
    value === null ? facts.unknown : <data value={value}>{number(lang, value)}</data>;
  const shape = (dims: readonly number[] | null | undefined) => dims?.join(' × ') ?? facts.unknown;
  const { op, cost, receptive } = layer;
  const kind = op.kind === 'other' ? op.type : facts.kinds[op.kind];
  const fire = layer.role === 'squeeze' || layer.role === 'expand1x1' || layer.role === 'expand3x3';
  const rows: Row[] = [
    [
      facts.operation,
      [kind, ...(fire ? [ops[layer.role]] : []), ...(layer.preTensor ? [facts.relu] : [])].join(', '),
    ],
  ];
  if ('window' in op) {
    const { kernel, strides, dilations, pads, ceil } = op.window;
    rows.push([facts.kernel, pair(kernel)], [facts.stride, pair(strides)]);
    rows.push([facts.padding, facts.sides(...pads) + (ceil ? `, ${facts.ceil}` : '')]);
    if (dilations.some((step) => step !== 1)) rows.push([facts.dilation, pair(dilations)]);
  }
  if (op.kind === 'conv' && op.groups > 1) rows.push([facts.groups, count(op.groups)]);
  if (layer.inputs.length > 0)
    rows.push([facts.input, layer.inputs.map((key) => shape(layerOf(network, key)?.shape)).join(' + ')]);
  rows.push([facts.output, shape(layer.shape)]);
  rows.push([facts.parameters, count(cost.parameters)]);
  rows.push([facts.macs, count(cost.macs)]);
  rows.push([facts.bytes, count(cost.outputBytes)]);
  if (receptive) {
    rows.push([facts.receptive, pair(receptive.size)]);
    rows.push([facts.jump, one(lang, receptive.jump)], [facts.start, one(lang, receptive.start)]);
  } else rows.push([facts.receptive, seesAll(network, layer) ? facts.whole : facts.unknown]);
  if (layer.nodes.length > 0)
    rows.push([
      facts.nodes,
      <ul key="nodes">
        {layer.nodes.map((node) => (
          <li key={node}>{node}</li>
        ))}
      </ul>,
    ]);
  return rows;
}

function pair([height, width]: Pair): string {
  return `${height} × ${width}`;
}

/** Both axes in one number where they are the same. */
function one(lang: string, [vertical, horizontal]: Pair): string {
  return vertical === horizontal
    ? number(lang, vertical)
    : `${number(lang, vertical)}, ${number(lang, horizontal)}`;
}

function seesAll(network: Network, { key, shape }: Layer): boolean {
  return shape !== null && receptiveField(network, key, 0, 0) !== null;
}
