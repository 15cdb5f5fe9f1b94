/** What a snapshot keeps of an element: attributes that mean something, in this order. */
const KEPT = [
  'class',
  'role',
  'href',
  'type',
  'disabled',
  'tabindex',
  'aria-label',
  'aria-selected',
  'aria-pressed',
  'aria-valuenow',
  'data-selected',
  'data-painted',
] as const;
/** Geometry of drawings, rounded to whole pixels; of text it depends on the fonts of the machine, and is left out. */
const GEOMETRY = [
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'd',
  'points',
] as const;

/**
 * An element as text: its structure, names, texts and rounded geometry, and of each canvas its size and a digest of its pixels.
 * Unlike a screenshot it is the same on every machine: fonts and antialiasing differ, numbers do not.
 */
export function picture(element: Element, depth = 0): string {
  const indent = '  '.repeat(depth);
  const kept = KEPT.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null || value === '' ? [] : [`${name}="${value}"`];
  });
  const drawn = element instanceof SVGElement && element.tagName !== 'text' && element.tagName !== 'tspan';
  const geometry = drawn
    ? GEOMETRY.flatMap((name) => {
        const value = element.getAttribute(name);
        return value === null ? [] : [`${name}="${rounded(value)}"`];
      })
    : [];
  const state = stateOf(element);
  const pixels = element instanceof HTMLCanvasElement ? [digest(element)] : [];
  const inside = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) return [picture(child, depth + 1)];
    const text = child.textContent?.trim();
    return text ? [`${indent}  ${text}`] : [];
  });
  return [
    `${indent}${[element.tagName.toLowerCase(), ...kept, ...state, ...geometry, ...pixels].join(' ')}`,
    ...inside,
  ].join('\n');
}

/** What a control is set to: views set properties, attributes do not tell. */
function stateOf(element: Element): string[] {
  if (element instanceof HTMLSelectElement) return [`value="${element.value}"`];
  if (!(element instanceof HTMLInputElement)) return [];
  if (element.type === 'checkbox' || element.type === 'radio') return element.checked ? ['checked'] : [];
  return element.value === '' ? [] : [`value="${element.value}"`];
}

function rounded(value: string): string {
  return value.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)) + 0));
}

/** Size and FNV-1a hash of the pixels. */
function digest(canvas: HTMLCanvasElement): string {
  const { width, height } = canvas;
  const data =
    width * height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined;
  let hash = 0x811c9dc5;
  for (const byte of data ?? []) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${width}x${height} ${(hash >>> 0).toString(16)}`;
}
