import { fields, type Field } from '../protobuf';
import { widened } from '../half';
import { NetworkError } from '../types';
import { convolution, shaped, type Convolution } from './convolutions';

/**
 * Convolutions of a CoreML neural network, in file order. Throws NetworkError, `unsupported` with the name of the kind for
 * other models and for quantised weights.
 */
export function readCoreml(bytes: Uint8Array): Convolution[] {
  const found: Convolution[] = [];
  for (const field of fields(bytes)) {
    if (field.number < 200 || !field.delimited) continue;
    if (!NETWORKS.includes(field.number))
      throw new NetworkError(
        'unsupported',
        `this CoreML model is a ${KINDS[field.number] ?? `model of kind ${field.number}`}, not a neural network classifier`,
        field.start,
      );
    for (const layer of field.fields()) if (layer.number === 1) found.push(...readLayer(layer));
  }
  return found;
}

/** Fields of Model: neuralNetworkClassifier and neuralNetwork, which both keep their layers in field 1. */
const NETWORKS = [403, 500];

const KINDS: Readonly<Record<number, string>> = {
  200: 'pipeline classifier',
  201: 'pipeline regressor',
  202: 'pipeline',
  303: 'neural network regressor',
  402: 'tree ensemble',
  404: 'nearest-neighbour classifier',
  502: 'ML program (export it as a neural network, or as ONNX)',
};

function readLayer(field: Field): Convolution[] {
  let name = '';
  let found: Field | null = null;
  for (const part of field.fields()) {
    if (part.number === 1) name = part.text();
    else if (part.number === 100) found = part;
  }
  return found ? [readConvolution(name, found)] : [];
}

/** ConvolutionLayerParams; the weights are stored as OIHW. */
function readConvolution(name: string, field: Field): Convolution {
  const sizes = { to: 0, from: 0, groups: 1 };
  const kernel: (number | bigint)[] = [];
  let weight: Float32Array | null = null;
  let bias: Float32Array | null = null;
  for (const part of field.fields()) {
    if (part.number === 1) sizes.to = part.count();
    else if (part.number === 2) sizes.from = part.count();
    else if (part.number === 10) sizes.groups = part.count();
    else if (part.number === 20) part.integersInto(kernel);
    else if (part.number === 90) weight = readWeights(name, part);
    else if (part.number === 91) bias = readWeights(name, part);
  }
  if (sizes.groups > 1)
    throw new NetworkError(
      'unsupported',
      `the convolution "${name}" has ${sizes.groups} groups`,
      field.start,
    );
  const dims = [sizes.to, sizes.from, ...(kernel.length > 0 ? kernel.map(Number) : [3, 3])];
  const blobs = [shaped(dims, weight ?? new Float32Array(), field.start)];
  return convolution(name, bias ? [...blobs, shaped([sizes.to], bias, field.start)] : blobs);
}

/** WeightParams: float32, float16, or bytes of a quantised kind, which are refused. */
function readWeights(name: string, field: Field): Float32Array {
  const floats: number[] = [];
  let halves: Uint8Array | null = null;
  let quantised = '';
  for (const part of field.fields()) {
    if (part.number === 1) part.floatsInto(floats);
    else if (part.number === 2) halves = part.view();
    else if (part.number === 30 || part.number === 31) quantised ||= 'whole numbers';
    else if (part.number === 40) quantised = quantisation(part);
  }
  if (quantised)
    throw new NetworkError(
      'unsupported',
      `the weights of "${name}" are quantised (${quantised}); only float32 and float16 are read`,
      field.start,
    );
  if (!halves) return Float32Array.from(floats);
  const view = new DataView(halves.buffer, halves.byteOffset, halves.byteLength);
  if (halves.byteLength % 2 !== 0)
    throw new NetworkError('malformed', `"${name}" ends within a float16 number`, field.start);
  return Float32Array.from({ length: halves.byteLength / 2 }, (_, i) => widened(view.getUint16(2 * i, true)));
}

/** QuantizationParams in words. */
function quantisation(field: Field): string {
  let bits = '';
  let kind = 'of an unknown kind';
  for (const part of field.fields()) {
    if (part.number === 1) bits = `${part.integer()} bits, `;
    else if (part.number === 101) kind = 'linear';
    else if (part.number === 102) kind = 'lookup table';
  }
  return bits + kind;
}
