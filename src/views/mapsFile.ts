import type { Domain } from '../draw/domain';
import { palette, type PaletteName } from '../draw/palette';
import type { Pixels } from '../tensor/pixels';
import { significant } from '../words/format';
import type { Words } from '../words/en';
import type { SvgFile } from './export';

interface Subject {
  /** One pixel a value. */
  maps: Pixels;
  /** What the ends of the colours stand for; null when each channel has its own. */
  domain: Domain | null;
  kind: Domain['kind'];
  palette: PaletteName;
  title: string;
  /** Unit, model and input recipe. */
  note: string;
}

const MARGIN = 16;
const LINE = 18;
/** The maps are magnified by a whole number, so that a value is a square, to about this width. */
const WIDTH = 900;

/** The maps of a layer as a file of its own: title, maps, colour scale with its numbers, note. */
export async function mapsFile(subject: Subject, { lang, maps: words }: Words): Promise<SvgFile> {
  const { maps, domain, title, note } = subject;
  const scale = Math.max(1, Math.floor(WIDTH / maps.width));
  const inner = { width: maps.width * scale, height: maps.height * scale };
  const width = Math.max(inner.width, 480) + 2 * MARGIN;
  const top = MARGIN + 1.5 * LINE;
  const legend = top + inner.height + LINE;
  const height = legend + 4 * LINE;
  const { table } = palette(subject.palette, subject.kind);
  const bar = { width: table.length, height: 1, data: new Uint8ClampedArray(table.slice().buffer) };
  const image = async (pixels: Pixels, place: string) =>
    `<image ${place} preserveAspectRatio="none" style="image-rendering:pixelated" href="${await dataUrl(pixels)}"/>`;
  const ends = domain
    ? `<text x="${MARGIN}" y="${legend + 26}">${significant(lang, domain.min)}</text>` +
      `<text x="${MARGIN + 256}" y="${legend + 26}" text-anchor="end">${significant(lang, domain.max)}</text>`
    : `<text x="${MARGIN}" y="${legend + 26}">${escaped(words.ownRange)}</text>`;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1b1e24">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 12}" font-size="15" font-weight="600">${escaped(title)}</text>`,
    `<rect x="${MARGIN}" y="${top}" width="${inner.width}" height="${inner.height}" fill="#14161c"/>`,
    await image(maps, `x="${MARGIN}" y="${top}" width="${inner.width}" height="${inner.height}"`),
    await image(bar, `x="${MARGIN}" y="${legend}" width="256" height="10"`),
    ends,
    `<text x="${MARGIN}" y="${legend + 26 + LINE}">${escaped(note)}</text>`,
    '</svg>',
  ].join('');
  return { text, width, height };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function dataUrl({ width, height, data }: Pixels): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return `data:image/png;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
