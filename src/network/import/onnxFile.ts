import { fields } from '../protobuf';

/** Whether a file is ONNX as exporters write it: a version, field 1, comes first, and a graph, field 7, before its end. */
export function isOnnx(bytes: Uint8Array): boolean {
  let first = true;
  try {
    for (const { number, delimited } of fields(bytes)) {
      if (first && (number !== 1 || delimited)) return false;
      if (number === 7 && delimited) return true;
      first = false;
    }
  } catch {
    // Not protobuf, or cut short.
  }
  return false;
}
