import { constantsOf } from './constants';
import { FLOAT, FLOAT16, numbersOf } from './numbers';
import type { OnnxGraph } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import { NetworkError, type Layer } from './types';

/** Stored numbers of a layer, as float32 copies; dims as in the file (OIHW for a convolution). */
export interface Stored {
  dims: readonly number[];
  data: Float32Array<ArrayBuffer>;
}

/**
 * Weights and biases of a convolution or linear layer; null for a layer without any, and where nodes compute them in a way that is not followed.
 * Throws NetworkError `unsupported` for anything but float32 and float16, `malformed` where numbers are missing.
 */
export function parametersOf(graph: OnnxGraph, layer: Layer): { weight: Stored; bias: Stored | null } | null {
  if (layer.op.kind !== 'conv' && layer.op.kind !== 'linear') return null;
  const weight = constant(graph, layer.op.weight);
  const bias = layer.op.bias === null ? null : constant(graph, layer.op.bias);
  if (!weight || (layer.op.bias !== null && !bias)) return null;
  return { weight: floatsOf(weight), bias: bias && floatsOf(bias) };
}

/** A tensor from the file's initializers, or made of them alone. */
function constant(graph: OnnxGraph, name: string): OnnxTensor | null {
  return graph.initializers.get(name) ?? constantsOf(graph).get(name) ?? null;
}

function floatsOf(tensor: OnnxTensor): Stored {
  const { name, dims, dataType, offset } = tensor;
  const data = dataType === FLOAT || dataType === FLOAT16 ? numbersOf(tensor) : null;
  if (data instanceof Float32Array) return { dims, data };
  throw new NetworkError(
    'unsupported',
    `tensor "${name}" has data type ${dataType}; only float32 and float16 are read`,
    offset,
  );
}
