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
/** Controls, what is pointed at now, and what is folded away are no part of a drawing. */
const LEFT_OUT = 'details, label, select, input, [aria-live], [hidden]';
/** How much of a line of text hangs below its baseline, in parts of its size. */
const DESCENT = 0.24;

/** Parts of a drawing on the page, as SVG at the same places, and how large it is there. */
export interface Drawn {
  parts: SVGElement[];
  width: number;
  height: number;
}

/** Makes an SVG element. */
export function svgElement(
  name: 'svg' | 'g' | 'rect' | 'text' | 'image' | 'title' | 'desc',
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** What is drawn in a part of the page: drawings with their styles written in, canvases as pictures, frames and lines of text. */
export function drawn(root: HTMLElement): Drawn {
  const { left, top, width, height } = root.getBoundingClientRect();
  return { parts: partsOf(root, { left, top }), width, height };
}

interface Origin {
  left: number;
  top: number;
}

function placeOf(box: DOMRect, { left, top }: Origin) {
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

function partsOf(element: Element, origin: Origin): SVGElement[] {
  if (element.matches(LEFT_OUT) || !element.checkVisibility()) return [];
  const place = placeOf(element.getBoundingClientRect(), origin);
  if (element instanceof SVGSVGElement) return [svgPart(element, place)];
  if (element instanceof HTMLCanvasElement) return canvasPart(element, place);
  return [
    ...framePart(element, place),
    ...[...element.childNodes].flatMap((child) => {
      if (child instanceof Text) return linesOf(child, origin);
      return child instanceof Element ? partsOf(child, origin) : [];
    }),
  ];
}

type Place = ReturnType<typeof placeOf>;

function svgPart(svg: SVGSVGElement, place: Place): SVGElement {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('a clone is of the same kind');
  inline(svg, copy);
  for (const [key, value] of Object.entries({ ...place, overflow: 'visible' }))
    copy.setAttribute(key, String(value));
  return copy;
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

function canvasPart(canvas: HTMLCanvasElement, place: Place): SVGElement[] {
  if (canvas.width === 0 || canvas.height === 0) return [];
  return [
    svgElement('image', {
      ...place,
      preserveAspectRatio: 'none',
      style: 'image-rendering:pixelated',
      href: canvas.toDataURL('image/png'),
    }),
  ];
}

/** The ground and the frame of an element, where it has them. */
function framePart(element: Element, place: Place): SVGElement[] {
  const style = getComputedStyle(element);
  const ground = style.backgroundColor;
  const edge = [style.borderTopWidth, style.borderLeftWidth].every((width) => parseFloat(width) > 0)
    ? { width: parseFloat(style.borderTopWidth), colour: style.borderTopColor }
    : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
      ? { width: parseFloat(style.outlineWidth), colour: style.outlineColor }
      : null;
  if (!edge && isClear(ground)) return [];
  return [
    svgElement('rect', {
      ...place,
      fill: isClear(ground) ? 'none' : ground,
      ...(edge && { stroke: edge.colour, 'stroke-width': edge.width }),
      opacity: style.opacity,
    }),
  ];
}

function isClear(colour: string): boolean {
  return colour === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(colour);
}

/** The lines of a text as they are broken on the page. */
function linesOf(node: Text, origin: Origin): SVGElement[] {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === '') return [];
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  for (let i = 0; i < node.data.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) last.text += node.data[i] ?? '';
    else lines.push({ text: node.data[i] ?? '', box });
  }
  const style = getComputedStyle(parent);
  const size = parseFloat(style.fontSize);
  return lines.map(({ text, box }) =>
    svgElement(
      'text',
      {
        x: box.left - origin.left,
        y: box.bottom - origin.top - DESCENT * size,
        fill: style.color,
        'font-family': style.fontFamily,
        'font-size': size,
        'font-weight': style.fontWeight,
      },
      text,
    ),
  );
}
