import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

function sources(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

/** Components of views/ that a text puts on the page; a context shows nothing. */
function shownBy(text: string): string[] {
  const now = [...text.matchAll(/import \{([^}]*)\} from '\.\.\/views\/\w+'/g)];
  const later = [...text.matchAll(/import\('\.\.\/views\/\w+'\)\)\.(\w+)/g)];
  return [...now, ...later]
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => !name.endsWith('Context') && new RegExp(`<${name}[\\s>]`).test(text));
}

test('every view that a page shows has an entry in the gallery', () => {
  const shown = new Set(sources('src/app').flatMap(shownBy));
  const entries = new Set(sources('src/gallery').flatMap(shownBy));
  expect(shown.size).toBeGreaterThan(40);
  // What a boundary shows in place of a broken part holds lines of code: its own test looks at it. Parts in turn show only the parts.
  expect([...shown].filter((name) => !entries.has(name))).toEqual(['Boundary', 'InTurn', 'Dialog']);
  // A modal dialog would lie over all the others: what it holds stands there.
  expect(entries).toContain('DialogContent');
});
