import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');
const files = ['app', 'views'].flatMap((part) =>
  readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => join(part, file)),
);
/** The name of the page is the same in every language. */
const names = new Set(['Squeezelens']);

/** Words between tags, and words given as names: a text of two letters or more that no dictionary holds. */
function textsIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const between = [...code.matchAll(/>\s*([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*?)\s*<\//gu)];
  const given = [
    ...code.matchAll(
      /\b(?:aria-label|title|alt|placeholder|label|caption|message)="([^"]*\p{L}{2,}[^"]*)"/gu,
    ),
  ];
  return [...between, ...given].map(([, text = '']) => text.trim());
}

test('a text outside the dictionaries is seen', () => {
  expect(textsIn('<p>\n  Hello there\n</p>')).toEqual(['Hello there']);
  expect(textsIn('<img alt="A tower" />')).toEqual(['A tower']);
  expect(textsIn('<p>{words.hello}</p>; const x: Map<A, B> = y')).toEqual([]);
});

test('every text on the page comes from the dictionaries', () => {
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) =>
    textsIn(readFileSync(join(folder, file), 'utf8'))
      .filter((text) => !names.has(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
