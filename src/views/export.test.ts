import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, fileStem, json } from './export';

/** RFC 4180, read back by a small reader of its own. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else if (quoted || c !== '\r') cell += c;
  }
  return rows.slice(0, -1);
}

test('property: any table survives the way through CSV, formulas disarmed', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', '@x', '-2', '+3', '\t=1', '\n=1', '＝1', 'a,"b"\nc'),
    fc.double({ noNaN: true }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 6 }), (rows) => {
      const found = parse(csv({ columns: ['a', 'b'], rows }));
      expect(found[0]).toEqual(['a', 'b']);
      rows.forEach((row, at) =>
        row.forEach((cell, index) => {
          const read = found[at + 1]?.[index] ?? '';
          if (typeof cell === 'number') expect(Number(read)).toBe(cell === 0 ? 0 : cell);
          else {
            expect(/^[=+\-@\t\r\n＝＋－＠]/.test(read)).toBe(false);
            expect(read.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(cell ?? '');
          }
        }),
      );
    }),
  );
});

test('JSON has the title, the convention and one object a row', () => {
  const text = json(
    {
      columns: ['Layer', 'MACs'],
      rows: [
        ['conv1', 173_873_952],
        ['x', null],
      ],
    },
    'Cost per layer',
    'at 227',
  );
  expect(JSON.parse(text)).toEqual({
    title: 'Cost per layer',
    note: 'at 227',
    rows: [
      { Layer: 'conv1', MACs: 173_873_952 },
      { Layer: 'x', MACs: null },
    ],
  });
});

test('file names', () => {
  expect(fileStem('Cost per layer, 1.0')).toBe('cost-per-layer-1.0');
  expect(fileStem('各层开销，1.1')).toBe('各层开销-1.1');
});
