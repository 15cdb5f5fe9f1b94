import { fields } from '../protobuf';
import { NetworkError } from '../types';

/** What a model file is, told by its content; names of files count for nothing. */
export type Format = 'onnx' | 'caffe' | 'coreml' | 'compressed';

/**
 * Throws NetworkError `not-onnx` for the files that people take for a model most often, with what to do about them. What
 * is nothing known counts as ONNX: its reader says what is wrong.
 */
export function recognise(bytes: Uint8Array): Format {
  if (isCompressed(bytes)) return 'compressed';
  for (const { at, mark, what } of STRANGERS)
    if (mark.every((byte, i) => bytes[at + i] === byte)) throw new NetworkError('not-onnx', what, at);
  let first: string | null = null;
  try {
    for (const field of fields(bytes)) {
      const kind = `${field.number} ${field.delimited ? 'message' : 'number'}`;
      first ??= kind;
      if (kind === '7 message') return 'onnx';
      if (kind === '100 message') return 'caffe';
      // Field 2 is a text in ONNX and the description in CoreML; both begin with their version, field 1, as a number.
      if (kind === '2 message' && first !== '1 number') return 'caffe';
      if (field.number >= 200 && field.delimited) return 'coreml';
    }
  } catch {
    // Not protobuf, or cut short: the reader of ONNX says where.
  }
  return 'onnx';
}

/** Values that the weights of a layer share in the Deep-Compression release. */
export const CODES = 256;

const fire = (squeeze: number, expand: number) => [squeeze, expand, expand];
/** Filters of the convolutions of the release, 1.0, in network order: all that its length depends on and the file does not say. */
export const releasedFilters: readonly number[] = [
  96,
  ...[fire(16, 64), fire(16, 64), fire(32, 128), fire(32, 128)].flat(),
  ...[fire(48, 192), fire(48, 192), fire(64, 256), fire(64, 256)].flat(),
  1000,
];

/**
 * Whether the bytes are the Deep-Compression release: the format has no mark of its own, but its length must be
 * exactly what the counts at its start ask for.
 */
export function isCompressed(bytes: Uint8Array, filters = releasedFilters): boolean {
  if (bytes.length < 4 * filters.length) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = filters.reduce((sum, to, index) => {
    const entries = view.getUint32(4 * index, true);
    return sum + 4 + 4 * CODES + 4 * to + entries + Math.ceil(entries / 2);
  }, 0);
  return length === bytes.length;
}

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const STRANGERS: readonly { at: number; mark: readonly number[]; what: string }[] = [
  {
    at: 0,
    mark: ascii('PK\u0003\u0004'),
    what: 'this is a zip archive, as PyTorch (.pth) and Keras (.keras) write them: export the model as ONNX',
  },
  { at: 0, mark: [0x80, 2], what: 'this is a pickle of Python objects: export the model as ONNX' },
  {
    at: 0,
    mark: [0x89, ...ascii('HDF')],
    what: 'this is an HDF5 file (Keras .h5): export the model as ONNX',
  },
  { at: 4, mark: ascii('TFL3'), what: 'this is a TensorFlow Lite file: convert the model to ONNX' },
  { at: 0, mark: ascii('GGUF'), what: 'this is a GGUF file, which holds language models' },
  {
    at: 0,
    mark: ascii('version https://git-lfs'),
    what: 'this is a pointer of Git LFS and not the file itself: download the file that it stands for',
  },
  { at: 0, mark: ascii('<!'), what: 'this is a web page and not the model: download the raw file' },
  {
    at: 8,
    mark: ascii('{"'),
    what: 'this is a safetensors file, which holds weights but no network: export the model as ONNX',
  },
];
