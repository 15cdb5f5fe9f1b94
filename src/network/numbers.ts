import { widened } from './half';
import { BYTES, type OnnxTensor } from './onnx-tensor';
import { NetworkError, sizeOf } from './types';

/** Numbers as they are kept here: half and single precision as float32, all others as doubles. */
export type Numbers = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Types of numbers, as TensorProto.DataType counts them. */
export const FLOAT = 1;
export const INT32 = 6;
export const INT64 = 7;
export const FLOAT16 = 10;

/** How a number lies in `raw_data`, and which field of TensorProto holds such numbers one by one. */
interface Type {
  at: (view: DataView, offset: number) => number;
  field: number;
}

const FLOAT_DATA = 4;
const INT32_DATA = 5;
const INT64_DATA = 7;

const TYPES = new Map<number, Type>([
  [FLOAT, { at: (view, offset) => view.getFloat32(offset, true), field: FLOAT_DATA }],
  [2, { at: (view, offset) => view.getUint8(offset), field: INT32_DATA }],
  [3, { at: (view, offset) => view.getInt8(offset), field: INT32_DATA }],
  [4, { at: (view, offset) => view.getUint16(offset, true), field: INT32_DATA }],
  [5, { at: (view, offset) => view.getInt16(offset, true), field: INT32_DATA }],
  [INT32, { at: (view, offset) => view.getInt32(offset, true), field: INT32_DATA }],
  [INT64, { at: (view, offset) => Number(view.getBigInt64(offset, true)), field: INT64_DATA }],
  [9, { at: (view, offset) => view.getUint8(offset), field: INT32_DATA }],
  [FLOAT16, { at: (view, offset) => widened(view.getUint16(offset, true)), field: INT32_DATA }],
]);

/** Whether the numbers of such a tensor can be read: float32, float16, truth values and whole numbers to 64 bits, the unsigned to 16. */
export function isReadable({ dataType }: OnnxTensor): boolean {
  return TYPES.has(dataType);
}

/**
 * A copy of all numbers of a stored or computed tensor; whole numbers beyond 2^53 lose digits.
 * Throws NetworkError `unsupported` for a type that is not read, `malformed` where numbers are missing.
 */
export function numbersOf(tensor: OnnxTensor): Numbers {
  const { name, dims, dataType, offset } = tensor;
  const type = TYPES.get(dataType);
  if (!type)
    throw new NetworkError(
      'unsupported',
      `tensor "${name}" has data type ${dataType}, which is not read`,
      offset,
    );
  const size = sizeOf(dims);
  const numbers = tensor.computed?.() ?? stored(tensor, type);
  if (numbers.length === size) return numbers;
  throw new NetworkError('malformed', `tensor "${name}" has ${numbers.length} numbers, not ${size}`, offset);
}

function stored({ dataType, raw, parts }: OnnxTensor, { at, field }: Type): Numbers {
  const kept = (length: number, numberAt: (i: number) => number): Numbers =>
    dataType === FLOAT || dataType === FLOAT16
      ? Float32Array.from({ length }, (_, i) => numberAt(i))
      : Float64Array.from({ length }, (_, i) => numberAt(i));
  const bytes = BYTES[dataType] ?? 1;
  if (raw) {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return kept(raw.byteLength / bytes, (i) => at(view, i * bytes));
  }
  const found: (number | bigint)[] = [];
  const floats: number[] = [];
  for (const part of parts)
    for (const each of part.fields()) {
      if (each.number !== field) continue;
      if (field === FLOAT_DATA) each.floatsInto(floats);
      else each.integersInto(found);
    }
  if (field === FLOAT_DATA) return Float32Array.from(floats);
  return kept(found.length, (i) => (dataType === FLOAT16 ? widened(Number(found[i])) : Number(found[i])));
}
