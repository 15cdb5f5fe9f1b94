import type { Words } from './en';
import { inLanguage, type Localised } from './localised';

/** One class: its WordNet id and its display names. */
export interface ClassName extends Localised {
  wordnet: string;
}

/** Names by class index, in the order of the network's outputs. */
export type ClassNames = readonly ClassName[];

/**
 * Reads tab-separated lines of index, WordNet id, English name and Chinese name; no header, indices from 0 without a
 * gap. Throws SyntaxError that names the line.
 */
export function parseClasses(tsv: string): ClassNames {
  const lines = tsv.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new SyntaxError('labels: the file is empty');
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const refuse = (why: string) => new SyntaxError(`labels, line ${index + 1}: ${why}`);
    const fields = line.split('\t');
    const [number, wordnet = '', en = '', zh = ''] = fields;
    if (fields.length !== 4) throw refuse(`4 fields expected, ${fields.length} found`);
    if (number !== String(index)) throw refuse(`index ${index} expected, ${JSON.stringify(number)} found`);
    if (!/^n\d{8}$/.test(wordnet)) throw refuse(`${JSON.stringify(wordnet)} is not a WordNet id`);
    for (const [lang, name] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      if (name.trim() === '') throw refuse(`no name in ${lang}`);
      if (seen.has(`${lang} ${name}`))
        throw refuse(`the name ${JSON.stringify(name)} occurs twice in ${lang}`);
      seen.add(`${lang} ${name}`);
    }
    return { wordnet, en, zh };
  });
}

/** Display name of a class; `class 17` where the labels do not reach (a model with more outputs than names). */
export function nameOf(classes: ClassNames, index: number, { lang, prediction }: Words): string {
  const name = classes[index];
  return name ? inLanguage(name, lang) : prediction.unnamed(index);
}

/** Whether a search for `query` finds the class: part of its name in either language, or its index exactly. */
export function matchesClass(classes: ClassNames, index: number, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const { en, zh } = classes[index] ?? { en: '', zh: '' };
  return wanted === String(index) || en.toLowerCase().includes(wanted) || zh.includes(wanted);
}
