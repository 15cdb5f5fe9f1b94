import { withExternalData } from '../external';
import type { Converted } from './converted';
import { isOnnx } from './onnxFile';
import type { Format } from './recognise';

/** A model file as ONNX bytes. */
export interface Imported extends Converted {
  format: Format;
}

/** How a file of weights alone is turned into a network. */
export interface ImportOptions {
  headPadding: 0 | 1;
  /** Files that came with it, by name: an ONNX file may keep its weights in one. */
  others?: ReadonlyMap<string, Uint8Array>;
}

/** Any model file that is known, by its content. ONNX stays as it is; what tells and reads the others is loaded when there is one. Throws NetworkError. */
export async function importModel(
  bytes: Uint8Array<ArrayBuffer>,
  { headPadding, others = new Map() }: ImportOptions,
): Promise<Imported> {
  const format = isOnnx(bytes) ? 'onnx' : (await import('./recognise')).recognise(bytes);
  if (format === 'onnx') return { format, bytes: withExternalData(bytes, others), shared: new Map() };
  const { converted } = await import('./converted');
  return { format, ...converted(bytes, format, headPadding) };
}
