import { withExternalData } from '../external';
import type { LayerKey } from '../types';
import { readCaffe } from './caffe';
import { readCompressed, type SharedValues } from './compressed';
import { readCoreml } from './coreml';
import { recognise, type Format } from './recognise';
import { squeezenetOnnx } from './squeezenet';

/** A model file as ONNX bytes, and what its own format knows beyond them. */
export interface Imported {
  format: Format;
  bytes: Uint8Array<ArrayBuffer>;
  /** Of a Deep-Compression file: the shared values of each convolution. */
  shared: ReadonlyMap<LayerKey, SharedValues>;
}

/** How a file of weights alone is turned into a network. */
export interface ImportOptions {
  /** Padding of the last convolution: 0 as in later conversions, 1 as in the authors' deploy file of 1.0. */
  headPadding: 0 | 1;
  /** Files that came with it, by name: an ONNX file may keep its weights in one. */
  others?: ReadonlyMap<string, Uint8Array>;
}

/** Any model file that is known, by its content. ONNX stays as it is. Throws NetworkError. */
export function importModel(
  bytes: Uint8Array<ArrayBuffer>,
  { headPadding, others = new Map() }: ImportOptions,
): Imported {
  const format = recognise(bytes);
  const none = new Map<LayerKey, SharedValues>();
  switch (format) {
    case 'onnx':
      return { format, bytes: withExternalData(bytes, others), shared: none };
    case 'caffe':
      return { format, bytes: squeezenetOnnx(readCaffe(bytes), headPadding), shared: none };
    case 'coreml':
      return { format, bytes: squeezenetOnnx(readCoreml(bytes), headPadding), shared: none };
    case 'compressed': {
      const { convolutions, shared } = readCompressed(bytes);
      return { format, bytes: squeezenetOnnx(convolutions, headPadding), shared };
    }
  }
}
