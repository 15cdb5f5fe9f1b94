import type { Plane } from '../tensor/tensor';
import { drawn, svgElement } from './drawn';

/** A table as data: column names, then rows of cells; null is unknown. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}
export type Cell = string | number | null;

/** The values of a map, as they lie: a row for each of its rows, which `name` names. */
export function planeTable({ width, height, data }: Plane, name: string): Table {
  return {
    columns: [name, ...Array.from({ length: width }, (_, column) => String(column))],
    rows: Array.from({ length: height }, (_, row) => [row, ...data.subarray(row * width, (row + 1) * width)]),
  };
}

/** RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
export function csv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One object for each row, and what the table says beside its numbers. */
export function json({ columns, rows }: Table, title: string, note: string): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
  );
  return `${JSON.stringify({ title, note, rows: objects }, null, 2)}\n`;
}

const MARGIN = 16;
const LINE = 18;

/** A drawing that stands alone. */
export interface SvgFile {
  text: string;
  width: number;
  height: number;
}

/** What stands around a drawing in its file: a title above, lines on units, convention and source below, and a summary in words. */
export interface Caption {
  title: string;
  note: string;
  summary?: string;
}

/** A drawing on the page as a file of its own, which needs nothing else to be shown. */
export function svgFile(drawing: HTMLElement, { title, note, summary }: Caption): SvgFile {
  const { color: fill, fontFamily } = getComputedStyle(drawing);
  const inner = drawn(drawing);
  const notes = wrapped(note, Math.floor(inner.width / 6.2));
  const width = inner.width + 2 * MARGIN;
  const height = inner.height + 2 * MARGIN + (notes.length + 1.5) * LINE;
  const file = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const top = MARGIN + 1.5 * LINE;
  const text = { x: MARGIN, fill, 'font-family': fontFamily };
  const body = svgElement('g', { transform: `translate(${MARGIN} ${top})` });
  body.append(...inner.parts);
  file.append(
    svgElement('title', {}, title),
    ...(summary ? [svgElement('desc', {}, summary)] : []),
    svgElement('rect', { width, height, fill: getComputedStyle(document.documentElement).backgroundColor }),
    svgElement('text', { ...text, y: MARGIN + 12, 'font-size': 15, 'font-weight': 600 }, title),
    body,
    ...notes.map((line, index) =>
      svgElement('text', { ...text, y: top + inner.height + (index + 1) * LINE, 'font-size': 11 }, line),
    ),
  );
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=\s)|(?<=[，。；：])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length <= columns) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines;
}

/** A drawing as PNG, two pixels for each of its own. */
export async function png({ text, width, height }: SvgFile): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the picture is too large for this browser');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name that every file system takes: `Cost per layer, 1.0` -> `cost-per-layer-1.0`. */
export function fileStem(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
