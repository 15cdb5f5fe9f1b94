import { widened } from './half';
import type { OnnxGraph } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import { NetworkError, type Layer } from './types';

/** Stored numbers of a layer, as float32 copies; dims as in the file (OIHW for a convolution). */
export interface Stored {
  dims: readonly number[];
  data: Float32Array<ArrayBuffer>;
}

/**
 * Weights and biases of a convolution or linear layer; null for a layer without any, and where they are computed by other nodes.
 * Throws NetworkError `unsupported` for anything but float32 and float16, `malformed` where numbers are missing.
 */
export function parametersOf(graph: OnnxGraph, layer: Layer): { weight: Stored; bias: Stored | null } | null {
  if (layer.op.kind !== 'conv' && layer.op.kind !== 'linear') return null;
  const weight = storedTensor(graph, layer.op.weight);
  const bias = layer.op.bias === null ? null : storedTensor(graph, layer.op.bias);
  if (!weight || (layer.op.bias !== null && !bias)) return null;
  return { weight: numbersOf(weight), bias: bias && numbersOf(bias) };
}

/** A tensor from the file's initializers or from a Constant node. */
function storedTensor(graph: OnnxGraph, name: string): OnnxTensor | null {
  const found = graph.initializers.get(name);
  if (found) return found;
  const node = graph.nodes.find((node) => node.opType === 'Constant' && node.outputs[0] === name);
  const value = node?.attributes.get('value');
  return value?.kind === 'tensor' ? value.value : null;
}

function numbersOf(tensor: OnnxTensor): Stored {
  const size = tensor.dims.reduce((product, dim) => product * dim, 1);
  const values = tensor.raw ? fromRaw(tensor, tensor.raw) : fromFields(tensor);
  if (values.length === size) return { dims: tensor.dims, data: values };
  throw new NetworkError(
    'malformed',
    `tensor "${tensor.name}" has ${values.length} numbers, not ${size}`,
    tensor.offset,
  );
}

const FLOAT = 1;
const FLOAT16 = 10;

/** TensorProto fields float_data and int32_data (which holds float16 as well). */
const FLOAT_DATA = 4;
const INT32_DATA = 5;

function fromRaw(tensor: OnnxTensor, raw: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  switch (tensor.dataType) {
    case FLOAT:
      return Float32Array.from({ length: raw.byteLength / 4 }, (_, i) => view.getFloat32(i * 4, true));
    case FLOAT16:
      return Float32Array.from({ length: raw.byteLength / 2 }, (_, i) =>
        widened(view.getUint16(i * 2, true)),
      );
    default:
      throw unsupported(tensor);
  }
}

function fromFields(tensor: OnnxTensor): Float32Array<ArrayBuffer> {
  const half = tensor.dataType === FLOAT16;
  if (!half && tensor.dataType !== FLOAT) throw unsupported(tensor);
  const floats: number[] = [];
  const codes: (number | bigint)[] = [];
  for (const part of tensor.parts)
    for (const field of part.fields()) {
      if (!half && field.number === FLOAT_DATA) field.floatsInto(floats);
      else if (half && field.number === INT32_DATA) field.integersInto(codes);
    }
  return half ? Float32Array.from(codes, (code) => widened(Number(code))) : Float32Array.from(floats);
}

function unsupported({ name, dataType, offset }: OnnxTensor): NetworkError {
  return new NetworkError(
    'unsupported',
    `tensor "${name}" has data type ${dataType}; only float32 and float16 are read`,
    offset,
  );
}
