import type { LayerKey } from '../types';
import { readCaffe } from './caffe';
import { readCompressed, type SharedValues } from './compressed';
import { readCoreml } from './coreml';
import type { Format } from './recognise';
import { squeezenetOnnx } from './squeezenet';

/** A file of weights alone as ONNX bytes, and what its own format knows beyond them. */
export interface Converted {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of a Deep-Compression file: the shared values of each convolution. */
  shared: ReadonlyMap<LayerKey, SharedValues>;
}

/** `headPadding` is the last convolution's: 0 as in later conversions, 1 as in the authors' deploy file of 1.0. Throws NetworkError. */
export function converted(
  bytes: Uint8Array<ArrayBuffer>,
  format: Exclude<Format, 'onnx'>,
  headPadding: 0 | 1,
): Converted {
  switch (format) {
    case 'caffe':
      return { bytes: squeezenetOnnx(readCaffe(bytes), headPadding), shared: new Map() };
    case 'coreml':
      return { bytes: squeezenetOnnx(readCoreml(bytes), headPadding), shared: new Map() };
    case 'compressed': {
      const { convolutions, shared } = readCompressed(bytes);
      return { bytes: squeezenetOnnx(convolutions, headPadding), shared };
    }
  }
}
