import { NetworkError } from './types';

/**
 * Wire format of protocol buffers, read in place: a `Field` is a place in the file, decoded when asked for.
 * Nothing here recurses and nothing is allocated from a length that the file has not got, so a hostile file costs
 * at most time and memory in proportion to its size. Every fault is a `NetworkError` with the byte offset.
 */
export class Field {
  readonly number: number;
  /** Offset in the file where the value begins. */
  readonly start: number;
  readonly #wire: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(number: number, wire: number, bytes: Uint8Array, start: number, end: number) {
    this.number = number;
    this.start = start;
    this.#wire = wire;
    this.#bytes = bytes;
    this.#end = end;
  }

  /** Offset in the file where the value ends. */
  get end(): number {
    return this.#end;
  }

  /** Whether the value is bytes: a text, a message, or a packed list. */
  get delimited(): boolean {
    return this.#wire === DELIMITED;
  }

  /** An int64 or enum; a bigint only where a number would lose digits. */
  integer(): number | bigint {
    this.#expect(VARINT);
    return varint(this.#bytes, this.start, this.#end).value;
  }

  /** An integer that is small enough to count with. */
  count(): number {
    const value = this.integer();
    if (typeof value === 'bigint') throw malformed(`field ${this.number} is too large`, this.start);
    return value;
  }

  float(): number {
    this.#expect(FIXED32);
    return view(this.#bytes).getFloat32(this.start, true);
  }

  /** Length-delimited bytes: a view, not a copy. */
  view(): Uint8Array {
    this.#expect(DELIMITED);
    return this.#bytes.subarray(this.start, this.#end);
  }

  /** UTF-8 text; malformed text is an error, because names must stay distinct. */
  text(): string {
    try {
      return strict.decode(this.view());
    } catch {
      throw malformed(`field ${this.number} is not UTF-8 text`, this.start);
    }
  }

  /** Fields of an embedded message. */
  fields(): Generator<Field> {
    this.#expect(DELIMITED);
    return fields(this.#bytes, this.start, this.#end);
  }

  /** Appends the integers of a repeated field, packed or not. */
  integersInto(list: (number | bigint)[]): void {
    if (this.#wire !== DELIMITED) {
      list.push(this.integer());
      return;
    }
    for (let at = this.start; at < this.#end;) {
      const { value, next } = varint(this.#bytes, at, this.#end);
      list.push(value);
      at = next;
    }
  }

  /** Appends the float32 numbers of a repeated field, packed or not. */
  floatsInto(list: number[]): void {
    if (this.#wire !== DELIMITED) {
      list.push(this.float());
      return;
    }
    if ((this.#end - this.start) % 4 !== 0)
      throw malformed(`field ${this.number} is not a list of float32`, this.start);
    const data = view(this.#bytes);
    for (let at = this.start; at < this.#end; at += 4) list.push(data.getFloat32(at, true));
  }

  #expect(wire: number): void {
    if (this.#wire !== wire)
      throw malformed(`field ${this.number} has wire type ${this.#wire}, not ${wire}`, this.start);
  }
}

/** The fields of a message in file order, between two offsets. */
export function* fields(bytes: Uint8Array, start = 0, end = bytes.length): Generator<Field> {
  for (let at = start; at < end;) {
    const tag = varint(bytes, at, end);
    const key = typeof tag.value === 'number' ? tag.value : -1;
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (number < 1 || number > MAX_FIELD) throw malformed('a field number is out of range', at);
    if (wire > FIXED32 || wire === 3 || wire === 4)
      throw malformed(
        wire > FIXED32 ? `wire type ${wire} does not exist` : 'groups are not part of these files',
        at,
      );
    const value = valueAt(bytes, wire, tag.next, end);
    yield new Field(number, wire, bytes, value.start, value.end);
    at = value.end;
  }
}

const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const MAX_FIELD = 2 ** 29 - 1;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function valueAt(bytes: Uint8Array, wire: number, from: number, end: number): { start: number; end: number } {
  switch (wire) {
    case VARINT:
      return { start: from, end: varint(bytes, from, end).next };
    case FIXED64:
      return { start: from, end: within(bytes, from, 8, end) };
    case FIXED32:
      return { start: from, end: within(bytes, from, 4, end) };
    default: {
      const length = varint(bytes, from, end);
      const size = typeof length.value === 'number' ? length.value : Infinity;
      if (size < 0) throw malformed('a length is negative', from);
      return { start: length.next, end: within(bytes, length.next, size, end) };
    }
  }
}

/** End of `size` bytes; at the end of the file itself they are missing, inside a message they contradict it. */
function within(bytes: Uint8Array, from: number, size: number, end: number): number {
  if (size <= end - from) return from + size;
  if (end === bytes.length)
    throw new NetworkError('truncated', `the file ends ${from + size - end} bytes too early`, from);
  throw malformed('a field is longer than its message', from);
}

/** Base-128 integer of at most ten bytes, as int64. */
function varint(bytes: Uint8Array, at: number, end: number): { value: number | bigint; next: number } {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const next = within(bytes, at + i, 1, end);
    const byte = bytes[at + i] ?? 0;
    if (i < 7) value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value: i < 7 ? value : long(bytes, at, next), next };
  }
  throw malformed('an integer has more than ten bytes', at);
}

function long(bytes: Uint8Array, at: number, next: number): number | bigint {
  let value = 0n;
  for (let i = next - 1; i >= at; i--) value = (value << 7n) | BigInt((bytes[i] ?? 0) & 0x7f);
  value = BigInt.asIntN(64, value);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function malformed(message: string, offset: number): NetworkError {
  return new NetworkError('malformed', message, offset);
}
