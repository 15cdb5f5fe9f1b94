import { readOnnx } from './onnx';
import { layerOf, type Layer, type LayerKey, type Network } from './types';
import { join, message, text } from './wire';

/**
 * The same model with the tensors of these names declared as outputs. Parsers merge a message field that occurs twice,
 * so one small `graph` field at the end is enough. Only for the runtime, never to save: some readers replace instead of merging.
 * Names that are outputs already are left out, and so is what is fed: a runtime does not give its input back. `onto` is the model that
 * the field is put to, where that is another form of it.
 */
export function tap(bytes: Uint8Array, tensors: Iterable<string>, onto = bytes): Uint8Array<ArrayBuffer> {
  const graph = readOnnx(bytes);
  const declared = new Set([...graph.outputs, ...graph.inputs].map((value) => value.name));
  const missing = [...new Set(tensors)].filter((name) => !declared.has(name));
  const outputs = missing.map((name) => message(OUTPUT, text(NAME, name)));
  return join(onto, outputs.length > 0 ? message(GRAPH, ...outputs) : []);
}

/** Names of what a run can give: the tensor of every layer but the input, and those before a folded ReLU when asked for. */
export function tensorNames(network: Network, { pre }: { pre: boolean }): string[] {
  return network.layers
    .filter((layer) => layer.op.kind !== 'input')
    .flatMap(({ tensor, preTensor }) => (pre && preTensor !== null ? [tensor, preTensor] : [tensor]));
}

/** Where the values of a layer lie in those of a concatenation. */
export interface Part {
  whole: Layer;
  /** The first of the whole's channels. */
  from: number;
  shape: readonly number[];
}

/** Layers that a concatenation only puts one after the other: their tensors are parts of its own, and need not be fetched twice. */
export function partsOf(network: Network): Map<LayerKey, Part> {
  const parts = new Map<LayerKey, Part>();
  for (const whole of network.layers) {
    if (whole.op.kind !== 'concat' || whole.preTensor !== null || whole.shape === null) continue;
    const [channels = 0, ...extent] = whole.shape;
    let from = 0;
    const found = whole.inputs.map((key): [LayerKey, Part] => {
      const shape = layerOf(network, key)?.shape ?? [];
      const part = { whole, from, shape };
      from += shape[0] ?? 0;
      return [key, part];
    });
    if (from === channels && found.every(([, { shape }]) => shape.slice(1).join() === extent.join()))
      for (const [key, part] of found) if (!parts.has(key)) parts.set(key, part);
  }
  return parts;
}

/** Field numbers: ModelProto.graph, GraphProto.output, ValueInfoProto.name. */
const GRAPH = 7;
const OUTPUT = 12;
const NAME = 1;
