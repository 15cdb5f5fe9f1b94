import type { ClassNames } from './classes';

/**
 * Class names from a text (one a line, in the order of the network's outputs) or from JSON: a list, or an object by index, of names or of
 * lists that end in a name. Throws SyntaxError for anything else.
 */
export function parseLabels(text: string): ClassNames {
  const trimmed = text.trim();
  const names = /^[[{]/.test(trimmed) ? fromJson(trimmed) : trimmed.split(/\r?\n/).map((line) => line.trim());
  if (
    trimmed === '' ||
    names.length === 0 ||
    names.some((name) => name.includes('\u0000') || name.length > 500)
  )
    throw new SyntaxError('labels: this is no list of names');
  return names.map((name) => {
    const [, wordnet = '', rest = name] = /^(n\d{8})[\s,]+(.*)$/.exec(name) ?? [];
    return { wordnet, en: rest, zh: rest };
  });
}

function fromJson(text: string): string[] {
  const parsed: unknown = JSON.parse(text);
  if (Array.isArray(parsed)) return parsed.map(nameIn);
  if (typeof parsed !== 'object' || parsed === null) throw new SyntaxError('labels: a list is expected');
  const names: string[] = [];
  for (const [index, value] of Object.entries(parsed)) {
    if (!/^\d{1,5}$/.test(index)) throw new SyntaxError(`labels: "${index}" is no index`);
    names[Number(index)] = nameIn(value);
  }
  return Array.from(names, (name, index) => {
    if (name === undefined) throw new SyntaxError(`labels: index ${index} is missing`);
    return name;
  });
}

function nameIn(value: unknown): string {
  const name: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof name !== 'string') throw new SyntaxError('labels: a name is not a text');
  return name;
}
