/** Writes the wire format of protocol buffers: a message is a list of pieces, joined once at the end. */
export type Piece = Uint8Array | Piece[];

/** An integer field; negative numbers do not occur in what is written here. */
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

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint((value - low) / 128)];
}
