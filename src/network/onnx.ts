import { checked, emptyTensor, readTensor, type OnnxTensor } from './onnx-tensor';
import { fields, type Field } from './protobuf';
import { NetworkError } from './types';

/** What an ONNX file says, as far as this page reads it. Numbers of tensors stay views of the file. */
export interface OnnxGraph {
  name: string;
  producer: string;
  irVersion: number;
  /** Version of the standard operators. */
  opset: number;
  nodes: OnnxNode[];
  /** Stored tensors by name. */
  initializers: Map<string, OnnxTensor>;
  /** What must be fed: the graph's inputs without those that an initializer fills. */
  inputs: OnnxValue[];
  outputs: OnnxValue[];
}

export interface OnnxNode {
  /** May be empty. */
  name: string;
  opType: string;
  /** Empty for the standard operators. */
  domain: string;
  /** Tensor names; an empty one stands for an input or output left out. */
  inputs: string[];
  outputs: string[];
  attributes: Map<string, OnnxAttribute>;
}

export type OnnxAttribute =
  | { kind: 'int'; value: number | bigint }
  | { kind: 'float'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'tensor'; value: OnnxTensor }
  | { kind: 'ints'; value: (number | bigint)[] }
  | { kind: 'floats'; value: number[] }
  | { kind: 'strings'; value: string[] }
  /** A body: `reads` are tensors that it takes from around it. */
  | { kind: 'graph'; reads: readonly string[] }
  | { kind: 'unread' };

export interface OnnxValue {
  name: string;
  /** TensorProto.DataType, 0 when not stated. */
  elementType: number;
  /** Null for a symbolic or missing size; null as a whole when the rank is not stated. */
  dims: (number | null)[] | null;
}

/**
 * Reads the description of a model from ONNX bytes; a field that occurs twice is merged as protobuf demands.
 * Throws NetworkError: `not-onnx`, `truncated`, `malformed`, or `unsupported` for weights kept in another file.
 */
export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const graph: OnnxGraph = {
    name: '',
    producer: '',
    irVersion: 0,
    opset: 0,
    nodes: [],
    initializers: new Map(),
    inputs: [],
    outputs: [],
  };
  let known = 0;
  let graphs = 0;
  try {
    for (const field of fields(bytes)) {
      if (field.number === 1) graph.irVersion = field.count();
      else if (field.number === 2) graph.producer = field.text();
      else if (field.number === 8) readOpset(field, graph);
      else if (field.number === 7) {
        graphs++;
        readGraph(field, graph);
      } else continue;
      known++;
    }
  } catch (error) {
    if (known + graphs === 0 && error instanceof NetworkError)
      throw new NetworkError('not-onnx', `this is not an ONNX file: ${error.message}`, error.offset);
    throw error;
  }
  if (graphs === 0) throw new NetworkError('not-onnx', 'this is not an ONNX file: it holds no graph', 0);
  graph.inputs = graph.inputs.filter((input) => !graph.initializers.has(input.name));
  return graph;
}

function readOpset(field: Field, graph: OnnxGraph): void {
  let domain = '';
  let version = 0;
  for (const part of field.fields()) {
    if (part.number === 1) domain = part.text();
    else if (part.number === 2) version = part.count();
  }
  if (domain === '' || domain === 'ai.onnx') graph.opset = version;
}

function readGraph(field: Field, graph: OnnxGraph): void {
  for (const part of field.fields()) {
    if (part.number === 1) graph.nodes.push(readNode(part));
    else if (part.number === 2) graph.name = part.text();
    else if (part.number === 5) {
      const tensor = emptyTensor(part.start);
      readTensor(part, tensor);
      if (graph.initializers.has(tensor.name))
        throw malformed(`two initializers are called "${tensor.name}"`, part);
      graph.initializers.set(tensor.name, checked(tensor));
    } else if (part.number === 11) graph.inputs.push(readValue(part));
    else if (part.number === 12) graph.outputs.push(readValue(part));
  }
}

function readNode(field: Field, depth = 0): OnnxNode {
  const node: OnnxNode = { name: '', opType: '', domain: '', inputs: [], outputs: [], attributes: new Map() };
  for (const part of field.fields()) {
    if (part.number === 1) node.inputs.push(part.text());
    else if (part.number === 2) node.outputs.push(part.text());
    else if (part.number === 3) node.name = part.text();
    else if (part.number === 4) node.opType = part.text();
    else if (part.number === 7) node.domain = part.text();
    else if (part.number === 5) {
      const { name, attribute } = readAttribute(part, depth);
      node.attributes.set(name, attribute);
    }
  }
  if (node.domain === 'ai.onnx') node.domain = '';
  return node;
}

/** Values of an attribute lie in a field of their own for each type; `type` says which one counts (absent in the oldest files). */
function readAttribute(field: Field, depth: number): { name: string; attribute: OnnxAttribute } {
  let name = '';
  let type = 0;
  let seen = 0;
  let int: number | bigint = 0;
  let float = 0;
  let text = '';
  const tensor = emptyTensor(field.start);
  const floats: number[] = [];
  const ints: (number | bigint)[] = [];
  const strings: string[] = [];
  let reads: string[] = [];
  for (const part of field.fields()) {
    if (part.number === 1) name = part.text();
    else if (part.number === 20) type = part.count();
    else if (part.number === 2) float = part.float();
    else if (part.number === 3) int = part.integer();
    else if (part.number === 4) text = lenient.decode(part.view());
    else if (part.number === 5) readTensor(part, tensor);
    else if (part.number === 6) reads = readBody(part, depth);
    else if (part.number === 7) part.floatsInto(floats);
    else if (part.number === 8) part.integersInto(ints);
    else if (part.number === 9) strings.push(lenient.decode(part.view()));
    if (part.number >= 2 && part.number <= 9) seen = part.number - 1;
  }
  switch (type || seen) {
    case 1:
      return { name, attribute: { kind: 'float', value: float } };
    case 2:
      return { name, attribute: { kind: 'int', value: int } };
    case 3:
      return { name, attribute: { kind: 'string', value: text } };
    case 4:
      return { name, attribute: { kind: 'tensor', value: checked(tensor) } };
    case 5:
      return { name, attribute: { kind: 'graph', reads } };
    case 6:
      return { name, attribute: { kind: 'floats', value: floats } };
    case 7:
      return { name, attribute: { kind: 'ints', value: ints } };
    case 8:
      return { name, attribute: { kind: 'strings', value: strings } };
    default:
      return { name, attribute: { kind: 'unread' } };
  }
}

/** Bodies in bodies, of files that mean harm. */
const DEEPEST = 32;

/** Names that a body reads and does not make itself. */
function readBody(field: Field, depth: number): string[] {
  if (depth >= DEEPEST) throw malformed('bodies lie too deep in each other', field);
  const made = new Set<string>();
  const reads = new Set<string>();
  for (const part of field.fields()) {
    if (part.number === 1) {
      const node = readNode(part, depth + 1);
      for (const name of [...node.inputs, ...bodyReads(node)]) reads.add(name);
      for (const name of node.outputs) made.add(name);
    } else if (part.number === 5 || part.number === 11)
      for (const each of part.fields())
        if (each.number === (part.number === 5 ? 8 : 1)) made.add(each.text());
  }
  return [...reads].filter((name) => name !== '' && !made.has(name));
}

/** Tensors that the bodies of a node read from around it. */
export function bodyReads({ attributes }: OnnxNode): string[] {
  return [...attributes.values()].flatMap((each) => (each.kind === 'graph' ? each.reads : []));
}

function readValue(field: Field): OnnxValue {
  const value: OnnxValue = { name: '', elementType: 0, dims: null };
  for (const part of field.fields()) {
    if (part.number === 1) value.name = part.text();
    else if (part.number === 2)
      for (const type of part.fields()) {
        if (type.number === 1) readTensorType(type, value);
      }
  }
  return value;
}

function readTensorType(field: Field, value: OnnxValue): void {
  for (const part of field.fields()) {
    if (part.number === 1) value.elementType = part.count();
    else if (part.number === 2) {
      value.dims ??= [];
      for (const dim of part.fields()) {
        if (dim.number === 1) value.dims.push(readDim(dim));
      }
    }
  }
}

/** Size along one axis; names, and the 0 or -1 that some exporters write for them, are symbolic. */
function readDim(field: Field): number | null {
  let size: number | null = null;
  for (const part of field.fields()) {
    if (part.number === 1) size = part.count();
    else if (part.number === 2) size = null;
  }
  return size !== null && size > 0 ? size : null;
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function malformed(message: string, field: Field): NetworkError {
  return new NetworkError('malformed', message, field.start);
}
