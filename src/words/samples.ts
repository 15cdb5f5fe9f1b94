import type { Localised } from './localised';

/** A picture that comes with the page. `file` lies in the samples folder; `classIndex` is what it shows. */
export interface Sample {
  file: string;
  title: Localised;
  alt: Localised;
  classIndex: number;
}

/**
 * Reads the manifest of the samples: a list of objects, keys that are not needed here are passed over.
 * Throws SyntaxError that names the entry and the key.
 */
export function parseSamples(json: unknown): Sample[] {
  if (!Array.isArray(json)) throw new SyntaxError('samples: a list expected');
  return json.map((entry: unknown, at) => {
    const fields = new Map<string, unknown>(
      typeof entry === 'object' && entry !== null ? Object.entries(entry) : [],
    );
    const text = (key: string): string => {
      const value = fields.get(key);
      if (typeof value !== 'string' || value.trim() === '')
        throw new SyntaxError(`samples, entry ${at}: ${key} must be text`);
      return value;
    };
    const file = text('file');
    if (!/^[\w-]+\.(jpg|png|webp)$/.test(file))
      throw new SyntaxError(`samples, entry ${at}: ${JSON.stringify(file)} is not the name of a picture`);
    const classIndex = fields.get('class_index');
    if (typeof classIndex !== 'number' || !Number.isInteger(classIndex) || classIndex < 0)
      throw new SyntaxError(`samples, entry ${at}: class_index must be a whole number from 0`);
    return {
      file,
      title: { en: text('title'), zh: text('title_zh') },
      alt: { en: text('alt'), zh: text('alt_zh') },
      classIndex,
    };
  });
}
