/** Writes the wire format of protocol buffers: a message is a list of pieces, joined once at the end. */
export type Piece = Uint8Array | Piece[];

export function integer(field: number, value: number): Piece {
  return Uint8Array.from([...varint(field * 8), ...varint(value)]);
}

export function text(field: number, value: string): Piece {
  return bytes(field, new TextEncoder().encode(value));
}

export function bytes(field: number, value: Uint8Array): Piece {
  return [Uint8Array.from([...varint(field * 8 + 2), ...varint(value.byteLength)]), value];
}

export function message(field: number, ...pieces: Piece[]): Piece {
  return [Uint8Array.from([...varint(field * 8 + 2), ...varint(size(pieces))]), pieces];
}

/** All pieces as one array of bytes. */
export function join(...pieces: Piece[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size(pieces));
  let at = 0;
  const write = (piece: Piece) => {
    if (Array.isArray(piece)) piece.forEach(write);
    else {
      whole.set(piece, at);
      at += piece.byteLength;
    }
  };
  write(pieces);
  return whole;
}

function size(piece: Piece): number {
  return Array.isArray(piece) ? piece.reduce((sum, part) => sum + size(part), 0) : piece.byteLength;
}

/** Base 128, low digits first; a negative int64 takes ten bytes. */
function varint(value: number): number[] {
  const digits: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) digits.push(Number(rest & 127n) | 128);
  return [...digits, Number(rest)];
}
