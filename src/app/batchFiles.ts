import * as v from 'valibot';
import type { BatchFile } from '../store/batch';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { SAMPLES } from './samples';

/** A list of pictures with their class, as many data sets have it. */
const manifest = v.object({
  images: v.array(v.object({ file: v.string(), label: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
});

/**
 * Files of a folder with the class of each, where it is known: from a `manifest.json` among them, or from the WordNet id
 * that the name begins with. In the order of their names.
 */
export async function labelled(files: readonly File[], classes: ClassNames): Promise<BatchFile[]> {
  const listed = files.find(({ name }) => name === 'manifest.json');
  const text = listed ? await listed.text() : '{}';
  const labels = new Map(manifestOf(text).map(({ file, label }) => [file, label]));
  const byWordnet = new Map(classes.map(({ wordnet }, index) => [wordnet, index]));
  return [...files]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((blob) => {
      const { name } = blob;
      const label = labels.get(name) ?? byWordnet.get(/^n\d{8}(?=[_.-])/.exec(name)?.[0] ?? '') ?? null;
      return { name, blob, sample: false, label };
    });
}

function manifestOf(text: string): { file: string; label: number }[] {
  try {
    const parsed = v.safeParse(manifest, JSON.parse(text));
    return parsed.success ? parsed.output.images : [];
  } catch {
    return [];
  }
}

/** The pictures that come with the page. */
export async function sampleFiles(samples: readonly Sample[]): Promise<BatchFile[]> {
  return Promise.all(
    samples.map(async ({ file, classIndex }) => {
      const response = await fetch(SAMPLES + encodeURIComponent(file));
      const blob = response.ok ? await response.blob() : new Blob([], { type: 'text/plain' });
      return { name: file, blob, sample: true, label: classIndex };
    }),
  );
}
