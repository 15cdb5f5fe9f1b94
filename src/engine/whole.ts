/** The formats that browsers read, as their own first bytes tell. */
export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'svg';

/** Null for anything else. The name of a file and the type it claims to have are not asked. */
export function formatOf(bytes: Uint8Array): PictureFormat | null {
  const head = text(bytes, 0, 1024);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('GIF8')) return 'gif';
  if (head.startsWith('RIFF')) return head.length < 12 || head.startsWith('WEBP', 8) ? 'webp' : null;
  if (head.startsWith('BM')) return 'bmp';
  if (head.startsWith('ftyp', 4)) return brandOf(head);
  return /<svg[\s>]/.test(head) && !/<html/i.test(head) ? 'svg' : null;
}

/** The pictures among the files made of boxes; a file may name several brands. */
function brandOf(head: string): 'avif' | 'heic' | null {
  const brands = head.slice(8, head.charCodeAt(2) * 256 + head.charCodeAt(3));
  if (/avi[fs]/.test(brands)) return 'avif';
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : null;
}

/** Width and height as a JPEG's frame header states them (ITU-T T.81, B.2.2); null where it has none. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  let at = 2;
  while (at + 9 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Any number of bytes may fill the space before a marker.
    if (bytes[at] !== 0xff || marker === 0xff) at++;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: word(at + 7), height: word(at + 5) };
    else at += 2 + word(at + 2);
  }
  return null;
}

/**
 * Whether a picture's file has its end, as far as its format tells. Browsers draw the part of a cut file that they have:
 * half a picture would get a whole prediction.
 */
export function isWhole(bytes: Uint8Array, format: PictureFormat): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg':
      return endsWith(bytes, '\xff\xd9');
    case 'png':
      return endsWith(bytes, 'IEND');
    case 'webp':
      return bytes.length >= 12 && view.getUint32(4, true) + 8 <= bytes.length;
    case 'bmp':
      return bytes.length >= 6 && view.getUint32(2, true) <= bytes.length;
    case 'gif':
      return hasFrame(bytes);
    case 'avif':
    case 'heic':
      return hasBoxes(view);
    case 'svg':
      return true;
  }
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Whether the mark stands near the end: some writers append a few bytes of their own. */
function endsWith(bytes: Uint8Array, mark: string): boolean {
  return text(bytes, Math.max(0, bytes.length - 4096), bytes.length).includes(mark);
}

/** Whether the first frame of a GIF, the one that is shown to the network, is all there. */
function hasFrame(bytes: Uint8Array): boolean {
  const byte = (at: number) => bytes[at] ?? 0;
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const afterBlocks = (from: number) => {
    let at = from;
    while (byte(at) > 0) at += byte(at) + 1;
    return at + 1;
  };
  let at = 13 + table(byte(10));
  while (byte(at) === 0x21) at = afterBlocks(at + 2);
  return byte(at) === 0x2c && afterBlocks(at + 11 + table(byte(at + 9))) <= bytes.length;
}

/** Whether every box of the file ends inside it. */
function hasBoxes(view: DataView): boolean {
  let at = 0;
  while (at < view.byteLength) {
    if (at + 8 > view.byteLength) return false;
    const size = view.getUint32(at);
    if (size === 0) return true;
    if (size === 1 && at + 16 > view.byteLength) return false;
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : Math.max(8, size);
  }
  return at === view.byteLength;
}
