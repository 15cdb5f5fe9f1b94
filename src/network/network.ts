import { constantOf } from './constants';
import { costOf, learned } from './cost';
import { foldOf } from './fold';
import { FLOAT, FLOAT16 } from './numbers';
import { bodyReads, readOnnx, type OnnxGraph, type OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import { operationOf } from './operations';
import { receptiveOf } from './receptive';
import { shapeOf, type DimsOf, type Shape } from './shapes';
import type { Draft } from './draft';
import { storyOf } from './stages';
import { NetworkError, type Network } from './types';

/** What is known of a tensor while the graph is read. */
interface Made {
  /** Index of the layer that makes it. */
  layer: number;
  shape: Shape | null;
  /** Whether it has another shape than the layer's own tensor. */
  reshaped: boolean;
  /** Whether only one node reads it, and likewise all that it was passed on from. */
  sole: boolean;
}

/** What the file leaves open. */
export interface Given {
  /** Side of the input picture. */
  side: number | null;
  /** Sizes that a run has given to tensors, with the batch: they serve where the operators do not tell. */
  measured: ReadonlyMap<string, readonly number[]>;
}

const nothing: Given = { side: null, measured: new Map() };

/** Reads ONNX bytes into a Network. Throws NetworkError when they are not a network that takes a picture. */
export function readNetwork(bytes: Uint8Array, given: Partial<Given> = {}): Network {
  return network(readOnnx(bytes), given);
}

/** What a graph means: its layers in execution order, their sizes and costs, and the stages they form. */
export function network(graph: OnnxGraph, given: Partial<Given> = {}): Network {
  const { side, measured } = { ...nothing, ...given };
  const input = pictureInput(graph, side);
  const stored = new Map<string, OnnxTensor>(graph.initializers);
  /** Nodes whose results are the same for every picture, by what they make: they are listed with the first layer that reads it. */
  const labels = new Map<string, string[]>();
  const readers = countReaders(graph.nodes);
  const made = new Map<string, Made>();
  const drafts: Draft[] = [];
  const dims: DimsOf = (tensor) => stored.get(tensor ?? '')?.dims ?? null;

  const onlyNow = (tensor: string) => {
    if (made.has(tensor) || stored.has(tensor)) throw malformed(`two nodes make the tensor "${tensor}"`);
  };
  const claim = (tensor: string, value: Omit<Made, 'sole'>, sole = true) => {
    onlyNow(tensor);
    made.set(tensor, { ...value, sole: sole && readers.get(tensor) === 1 });
  };

  drafts.push({
    name: 'input',
    op: { kind: 'input' },
    inputs: [],
    tensor: input.tensor,
    preTensor: null,
    shape: input.shape,
    cost: costOf({ kind: 'input' }, input.shape, dims),
    receptive: receptiveOf({ kind: 'input' }, []),
    nodes: [],
  });
  claim(input.tensor, { layer: 0, shape: input.shape, reshaped: false });

  for (const node of graph.nodes) {
    const outputs = node.outputs.filter((tensor) => tensor !== '');
    const [tensor] = outputs;
    if (tensor === undefined) throw malformed(`${node.opType} "${node.name}" makes nothing`);
    const sources = node.inputs.map((name) => {
      const source = made.get(name);
      if (!source && name !== '' && !stored.has(name)) throw malformed(`"${name}" is read before it is made`);
      return source;
    });
    const around = { shapes: sources.map((source) => source?.shape ?? null), stored };
    const reads = [...node.inputs, ...bodyReads(node)];
    const nodes = [...reads.flatMap((name) => taken(labels, name)), label(node)];
    const constant = readers.has(tensor) ? constantOf(node, around) : null;
    if (constant) {
      onlyNow(tensor);
      stored.set(tensor, constant);
      labels.set(tensor, nodes);
      continue;
    }
    const [source] = sources;
    const host = source && drafts[source.layer];

    const fold = source && host && foldOf(node, around);
    if (fold) {
      host.nodes.push(...nodes);
      const reshaped = source.reshaped || fold.reshaped;
      for (const output of outputs)
        claim(output, { layer: source.layer, shape: fold.shape, reshaped }, source.sole);
      continue;
    }
    const op = operationOf(node, around);
    if (op.kind === 'relu' && source && host && takesRelu(host, source)) {
      host.nodes.push(...nodes);
      host.preTensor = host.tensor;
      host.tensor = tensor;
      claim(tensor, { layer: source.layer, shape: source.shape, reshaped: false });
      continue;
    }
    const outer = bodyReads(node).map((name) => made.get(name));
    const inputs = [...sources, ...outer].flatMap((source) => (source ? [source.layer] : []));
    const shape = shapeOf(op, node, around.shapes, dims) ?? withoutBatch(measured.get(tensor));
    const fields = inputs.map((index) => drafts[index]?.receptive ?? null);
    drafts.push({
      name: node.name || `${node.opType}${drafts.length}`,
      op,
      inputs,
      tensor,
      preTensor: null,
      shape,
      cost: { ...costOf(op, shape, dims), ...learned(op, node, stored) },
      receptive: receptiveOf(op, fields),
      nodes,
    });
    for (const output of outputs) claim(output, { layer: drafts.length - 1, shape, reshaped: false });
  }

  const outputs = graph.outputs.map(({ name }) => name);
  const end = made.get(outputs[0] ?? '')?.layer ?? drafts.length - 1;
  const story = storyOf(drafts, end);
  return { name: graph.name, producer: graph.producer, opset: graph.opset, input, outputs, ...story };
}

/** The one input, a batch of square colour pictures; `side` stands in for a size that the file leaves open. */
function pictureInput({ inputs, nodes }: OnnxGraph, side: number | null): Network['input'] {
  const [input, ...more] = inputs;
  if (more.length > 0)
    throw new NetworkError(
      'no-image-input',
      `${familyOf(nodes)}it has ${inputs.length} inputs (${inputs.map(({ name }) => name).join(', ')}), not one`,
    );
  const [batch, channels, tall, wide, ...rest] = input?.dims ?? [];
  const height = tall === null ? (wide ?? side) : tall;
  const width = wide === null ? (tall ?? side) : wide;
  if (!input || channels !== 3 || !height || !width || rest.length > 0) {
    const dims = input?.dims?.map((size) => size ?? '?').join(' x ') ?? 'nothing known';
    throw new NetworkError(
      'no-image-input',
      `${familyOf(nodes)}the input is ${dims}, not batch x 3 x height x width`,
    );
  }
  if (batch !== null && batch !== 1)
    throw new NetworkError('unsupported', `the batch is fixed to ${batch} pictures`);
  if (input.elementType !== FLOAT && input.elementType !== FLOAT16)
    throw new NetworkError('unsupported', 'the input is neither float32 nor float16');
  return { tensor: input.name, shape: [channels, height, width] };
}

/** What sort of network it is instead, where one operator tells. */
function familyOf(nodes: readonly OnnxNode[]): string {
  for (const [family, types] of Object.entries(FAMILIES)) {
    const found = nodes.find(({ opType }) => types.includes(opType));
    if (found) return `this is a ${family} network (${found.opType} "${found.name}"), and `;
  }
  return '';
}

const FAMILIES = {
  recurrent: ['LSTM', 'GRU', 'RNN', 'Scan'],
  transformer: ['Attention', 'MultiHeadAttention', 'LayerNormalization', 'SkipLayerNormalization'],
};

function withoutBatch(dims: readonly number[] | undefined): Shape | null {
  return dims && dims.length > 1 ? dims.slice(1) : null;
}

/** A ReLU belongs to the layer whose result nobody else reads. */
function takesRelu(host: Draft, source: Made): boolean {
  const kinds: Draft['op']['kind'][] = ['conv', 'linear', 'concat', 'add'];
  return source.sole && !source.reshaped && host.preTensor === null && kinds.includes(host.op.kind);
}

function countReaders(nodes: readonly OnnxNode[]): Map<string, number> {
  const readers = new Map<string, number>();
  for (const node of nodes)
    for (const name of [...node.inputs, ...bodyReads(node)]) readers.set(name, (readers.get(name) ?? 0) + 1);
  return readers;
}

/** The nodes that made a tensor which is the same for every picture, once: they go to the first layer that reads it. */
function taken(labels: Map<string, string[]>, tensor: string): string[] {
  const found = labels.get(tensor) ?? [];
  labels.delete(tensor);
  return found;
}

function label(node: OnnxNode): string {
  return `${node.opType} ${node.name}`.trimEnd();
}

function malformed(message: string): NetworkError {
  return new NetworkError('malformed', message);
}
