import * as v from 'valibot';
import type { BatchFile } from '../store/batch';
import type { GivenFile } from '../views/droppedFiles';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { SAMPLES } from './samples';

/** A list of pictures with their class, as many data sets have it. */
const manifest = v.object({
  images: v.array(v.object({ file: v.string(), label: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
});

/**
 * Files of a folder with the class of each, where it is known: from a `manifest.json` among them, or from the WordNet id
 * that its own or its folder's name begins with. Named by where they lie in the folder, in the order of these names.
 */
export async function labelled(files: readonly GivenFile[], classes: ClassNames): Promise<BatchFile[]> {
  const listed = files.find(({ file }) => file.name === 'manifest.json');
  const beside = listed?.path.slice(0, -listed.file.name.length) ?? '';
  const text = listed ? await listed.file.text() : '{}';
  const labels = new Map(manifestOf(text).map(({ file, label }) => [beside + file, label]));
  const byWordnet = new Map(classes.map(({ wordnet }, index) => [wordnet, index]));
  const [top = ''] = files.map(({ path }) => path.slice(0, path.indexOf('/') + 1));
  const shared = files.every(({ path }) => path.startsWith(top)) ? top.length : 0;
  return files
    .map(({ path, file }): BatchFile => {
      const wordnet = /(?:^|\/)(n\d{8})(?=[_./-])/.exec(path)?.[1];
      const label = labels.get(path) ?? byWordnet.get(wordnet ?? '') ?? null;
      return { name: path.slice(shared), blob: file, sample: false, label };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function manifestOf(text: string): { file: string; label: number }[] {
  try {
    const parsed = v.safeParse(manifest, JSON.parse(text));
    return parsed.success ? parsed.output.images : [];
  } catch {
    return [];
  }
}

/** The pictures that come with the page; one that cannot be fetched is empty, and so cannot be read. */
export async function sampleFiles(samples: readonly Sample[]): Promise<BatchFile[]> {
  return Promise.all(
    samples.map(async ({ file, classIndex }) => {
      const blob = await fetch(SAMPLES + encodeURIComponent(file)).then(
        (response) => (response.ok ? response.blob() : new Blob()),
        () => new Blob(),
      );
      return { name: file, blob, sample: true, label: classIndex };
    }),
  );
}
