import { fields, type Field } from './protobuf';
import { NetworkError } from './types';
import { bytes as bytesOf, integer, join, message, text, type Piece } from './wire';

/**
 * The same model with the numbers that it keeps in other files put into itself; a model that keeps none stays as it is.
 * `others` are files by name without folders. Throws NetworkError `missing-data` for a missing file, `truncated` for a short one.
 */
export function withExternalData(
  bytes: Uint8Array<ArrayBuffer>,
  others: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  let found = false;
  const tensor = (field: Field): Piece | null => {
    const place = placeOf(field);
    if (!place) return null;
    found = true;
    const kept = rewritten(bytes, field.fields(), field.start, (part) =>
      part.number === EXTERNAL || part.number === LOCATION ? [] : null,
    );
    return message(INITIALIZER, kept, bytesOf(RAW, numbersAt(place, others, field.start)));
  };
  const graph = (field: Field): Piece | null =>
    message(
      GRAPH,
      rewritten(bytes, field.fields(), field.start, (part) =>
        part.number === INITIALIZER ? tensor(part) : null,
      ),
    );
  let pieces: Piece;
  try {
    pieces = rewritten(bytes, fields(bytes), 0, (field) => (field.number === GRAPH ? graph(field) : null));
  } catch (error) {
    // What is wrong with the file itself is for its reader to say.
    if (found || !(error instanceof NetworkError)) throw error;
    return bytes;
  }
  return found ? join(pieces) : bytes;
}

/** What the runtime is told that the weights lie in. */
export const WEIGHTS = 'weights';

/** Smaller tensors stay in the model: sizes and axes must be there when the runtime looks at its shape. */
const SMALL = 4096;

/**
 * The same model without its large weights: it says at which place of a file called `WEIGHTS`, which is the model as it was, each of
 * them lies. Only for the runtime, which then copies them once instead of three times.
 */
export function withoutWeights(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const tensor = (field: Field): Piece | null => {
    const raws = [...field.fields()].filter((part) => part.number === RAW);
    const [raw] = raws.slice(-1);
    if (!raw || raw.end - raw.start < SMALL) return null;
    const entry = (key: string, value: string | number) =>
      message(EXTERNAL, text(1, key), text(2, String(value)));
    return message(
      INITIALIZER,
      rewritten(bytes, field.fields(), field.start, (part) => (part.number === RAW ? [] : null)),
      entry('location', WEIGHTS),
      entry('offset', raw.start),
      entry('length', raw.end - raw.start),
      integer(LOCATION, 1),
    );
  };
  const graph = (field: Field): Piece =>
    message(
      GRAPH,
      rewritten(bytes, field.fields(), field.start, (part) =>
        part.number === INITIALIZER ? tensor(part) : null,
      ),
    );
  return join(rewritten(bytes, fields(bytes), 0, (field) => (field.number === GRAPH ? graph(field) : null)));
}

/** Field numbers: ModelProto.graph, GraphProto.initializer, TensorProto.raw_data, external_data, data_location. */
const GRAPH = 7;
const INITIALIZER = 5;
const RAW = 9;
const EXTERNAL = 13;
const LOCATION = 14;

/** The fields of a message as they are, but for those that `change` gives something else for. */
function rewritten(
  bytes: Uint8Array,
  parts: Iterable<Field>,
  start: number,
  change: (part: Field) => Piece | null,
): Piece {
  const pieces: Piece[] = [];
  let from = start;
  for (const part of parts) {
    pieces.push(change(part) ?? bytes.subarray(from, part.end));
    from = part.end;
  }
  return pieces;
}

interface Place {
  file: string;
  offset: number;
  length: number | null;
}

function placeOf(field: Field): Place | null {
  let external = false;
  const entries = new Map<string, string>();
  for (const part of field.fields()) {
    if (part.number === LOCATION) external = part.count() === 1;
    else if (part.number === EXTERNAL) {
      let key = '';
      let value = '';
      for (const text of part.fields()) {
        if (text.number === 1) key = text.text();
        else if (text.number === 2) value = text.text();
      }
      entries.set(key, value);
    }
  }
  if (!external) return null;
  const length = entries.get('length');
  return {
    file: entries.get('location')?.split(/[/\\]/).at(-1) ?? '',
    offset: Number(entries.get('offset') ?? 0),
    length: length === undefined ? null : Number(length),
  };
}

function numbersAt(
  { file, offset, length }: Place,
  others: ReadonlyMap<string, Uint8Array>,
  at: number,
): Uint8Array {
  const other = others.get(file);
  if (!other) throw new NetworkError('missing-data', `the weights are kept in another file, "${file}"`, at);
  const size = length ?? other.length - offset;
  if (!(offset >= 0 && size >= 0 && offset + size <= other.length))
    throw new NetworkError(
      'truncated',
      `"${file}" has ${other.length} bytes and ends before the weights do`,
      at,
    );
  return other.subarray(offset, offset + size);
}
