import { number } from './format';

/** Words of receptive fields and of what a pixel reaches, in English. */
export const fieldEn = {
  receptive: {
    figure: 'Receptive field',
    none: 'Point at a map to see which pixels a value depends on.',
    of: (layer: string, row: number, column: number) => `${layer}, row ${row}, column ${column}`,
    rows: (from: number, to: number) => `rows ${range(from, to)}`,
    columns: (from: number, to: number) => `columns ${range(from, to)}`,
    size: (height: number, width: number) => `${height} × ${width} pixels`,
    outside: (top: number, left: number, bottom: number, right: number) =>
      `Outside the picture, so padding: ${[
        top > 0 && `${top} above`,
        left > 0 && `${left} left`,
        bottom > 0 && `${bottom} below`,
        right > 0 && `${right} right`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    inside: 'No padding in it.',
    nothing: 'It sees nothing but padding.',
    unknown: 'Not known for this layer.',
    theoretical:
      'The receptive field is theoretical, not effective: what a value can depend on, not how much it does.',
  },
  reach: {
    figure: 'Reach of a pixel',
    none: 'Point at the picture to see which positions a pixel reaches.',
    pixel: (x: number, y: number) => `Pixel in column ${x}, row ${y}`,
    here: (layer: string, rows: number, columns: number, all: number) =>
      `reaches ${rows} × ${columns} of the ${number('en', all)} positions of ${layer}.`,
    notHere: (layer: string) => `reaches no position of ${layer}.`,
    table: 'Positions reached, by layer',
    layer: 'Layer',
    rows: 'Rows',
    columns: 'Columns',
    count: 'Positions',
    unreached: 'none',
    theoretical: 'Theoretical: they can depend on the pixel.',
    clear: 'Clear',
  },
};

function range(from: number, to: number): string {
  return `${number('en', from)} to ${number('en', to)}`;
}

export type FieldWords = typeof fieldEn;
