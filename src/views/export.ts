/** A table as data: column names, then rows of cells; null is unknown. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}
export type Cell = string | number | null;

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

/** What of a style a drawing needs where the page's style sheet is not. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'visibility',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 18;

/** A drawing that stands alone. */
export interface SvgFile {
  text: string;
  width: number;
  height: number;
}

/** A drawing as a file of its own: styles written in, with a title above and a line on units and convention below it. */
export function svgFile(svg: SVGSVGElement, title: string, note: string): SvgFile {
  const { background, color, font } = surroundings(svg);
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('a clone is of the same kind');
  inline(svg, copy);
  const inner = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
  const notes = wrapped(note, Math.floor(inner.width / 6.2));
  const width = inner.width + 2 * MARGIN;
  const height = inner.height + 2 * MARGIN + (notes.length + 1.5) * LINE;
  const file = document.createElementNS(NAMESPACE, 'svg');
  const put = <K extends keyof SVGElementTagNameMap>(
    name: K,
    attributes: Record<string, string | number>,
    text = '',
  ) => {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    file.append(element);
    return element;
  };
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    file.setAttribute(key, String(value));
  put('title', {}, title);
  put('rect', { width, height, fill: background });
  const text = { x: MARGIN, fill: color, 'font-family': font };
  put('text', { ...text, y: MARGIN + 12, 'font-size': 15, 'font-weight': 600 }, title);
  const body = put('g', { transform: `translate(${MARGIN} ${MARGIN + 1.5 * LINE})` });
  copy.removeAttribute('class');
  body.append(copy);
  notes.forEach((line, index) =>
    put(
      'text',
      { ...text, y: MARGIN + 1.5 * LINE + inner.height + (index + 1) * LINE, 'font-size': 11 },
      line,
    ),
  );
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

function inline(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  for (const name of ['class', 'role', 'tabindex', 'style']) to.removeAttribute(name);
  const children = [...from.children];
  [...to.children].forEach((child, index) => {
    const original = children[index];
    if (original) inline(original, child);
  });
}

function surroundings(svg: SVGSVGElement) {
  const { color, fontFamily } = getComputedStyle(svg);
  return { background: getComputedStyle(document.documentElement).backgroundColor, color, font: fontFamily };
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
