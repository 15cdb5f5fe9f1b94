import type { Numbers } from './numbers';
import type { Field } from './protobuf';
import { NetworkError, sizeOf } from './types';

/** A tensor that is the same for every picture. Its numbers are in `raw` (little endian), or else in the typed fields of `parts`; they are read on demand. */
export interface OnnxTensor {
  name: string;
  dims: number[];
  /** TensorProto.DataType: 1 float32, 7 int64, 10 float16 ... */
  dataType: number;
  raw: Uint8Array | null;
  /** The whole message, in as many pieces as the file has. */
  parts: Field[];
  /** Of a tensor that is made of stored ones and not stored itself: makes its numbers. */
  computed?: () => Numbers;
  /** Offset in the file, for errors. */
  offset: number;
}

/** A tensor that is yet to be read. */
export function emptyTensor(offset: number): OnnxTensor {
  return { name: '', dims: [], dataType: 0, raw: null, parts: [], offset };
}

/** Reads a TensorProto into a tensor, which may hold an earlier piece of the same message. */
export function readTensor(field: Field, tensor: OnnxTensor): void {
  const dims: (number | bigint)[] = [];
  tensor.parts.push(field);
  for (const part of field.fields()) {
    if (part.number === 1) part.integersInto(dims);
    else if (part.number === 2) tensor.dataType = part.count();
    else if (part.number === 8) tensor.name = part.text();
    else if (part.number === 9) tensor.raw = part.view();
    else if (part.number === 14 && part.count() === 1)
      throw new NetworkError('unsupported', 'the weights are kept in another file', part.start);
  }
  for (const size of dims) {
    if (typeof size === 'bigint' || size < 0)
      throw new NetworkError('malformed', `a tensor has ${size} as a size`, field.start);
    tensor.dims.push(size);
  }
}

/** Bytes of one number by TensorProto.DataType, as far as it has whole bytes. */
export const BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  13: 8,
  16: 2,
};

/** The same tensor, once its sizes and bytes are found to fit. */
export function checked(tensor: OnnxTensor): OnnxTensor {
  const { dims, raw, offset } = tensor;
  const size = sizeOf(dims);
  if (!Number.isSafeInteger(size) || dims.length > 64)
    throw new NetworkError('malformed', 'a tensor is too large', offset);
  const bytes = BYTES[tensor.dataType];
  if (raw && bytes && raw.byteLength !== size * bytes)
    throw new NetworkError(
      'malformed',
      `tensor "${tensor.name}" has ${raw.byteLength} bytes, not ${size * bytes}`,
      offset,
    );
  return tensor;
}
