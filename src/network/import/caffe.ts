import type { Field } from '../protobuf';
import { fields } from '../protobuf';
import { convolution, shaped, type Convolution } from './convolutions';

/**
 * Convolutions of a Caffe network (NetParameter) in file order, from the new form (`layer`, types by name) or the old one
 * (`layers`, types by number). Throws NetworkError.
 */
export function readCaffe(bytes: Uint8Array): Convolution[] {
  const found: Convolution[] = [];
  for (const field of fields(bytes)) {
    const form = FORMS[field.number];
    const layer = form && readLayer(field, form);
    if (layer?.type !== form?.convolution || !layer) continue;
    found.push(convolution(layer.name, layer.blobs));
  }
  return found;
}

interface Form {
  name: number;
  type: number;
  blobs: number;
  convolution: string;
}

/** Field numbers of NetParameter, and of a layer in each form. */
const FORMS: Readonly<Record<number, Form>> = {
  2: { name: 4, type: 5, blobs: 6, convolution: '4' },
  100: { name: 1, type: 2, blobs: 7, convolution: 'Convolution' },
};

function readLayer(field: Field, form: Form) {
  let name = '';
  let type = '';
  const blobs: ReturnType<typeof readBlob>[] = [];
  for (const part of field.fields()) {
    if (part.number === form.name) name = part.text();
    else if (part.number === form.type) type = part.delimited ? part.text() : String(part.count());
    else if (part.number === form.blobs) blobs.push(readBlob(part));
  }
  return { name, type, blobs };
}

/** BlobProto: sizes as four fields, or as a shape of any rank; numbers as float32. */
function readBlob(field: Field) {
  const data: number[] = [];
  const four = [1, 1, 1, 1];
  const shape: (number | bigint)[] = [];
  for (const part of field.fields()) {
    if (part.number >= 1 && part.number <= 4) four[part.number - 1] = part.count();
    else if (part.number === 5) part.floatsInto(data);
    else if (part.number === 7)
      for (const dim of part.fields()) if (dim.number === 1) dim.integersInto(shape);
  }
  return shaped(shape.length > 0 ? shape.map(Number) : four, Float32Array.from(data), field.start);
}
