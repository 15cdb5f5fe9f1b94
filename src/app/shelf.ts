import * as v from 'valibot';
import type { Model, Prepared } from '../catalog';
import { forget, keep, keptBlob } from '../engine/kept';

/** What the browser remembers of the reader's own models: how each is fed, and which files are kept for the next visit. */
const PREPARED = 'squeezelens.prepared';
const MODELS = 'squeezelens.models';

const three = v.pipe(v.tuple([v.number(), v.number(), v.number()]), v.readonly());
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));
const preparedSchema = v.object({
  recipe: v.object({
    size: side,
    resize: side,
    via: v.nullable(side),
    order: v.picklist(['BGR', 'RGB']),
    scale: v.number(),
    mean: three,
    std: three,
  }),
  headPadding: v.picklist([0, 1]),
  labels: v.exactOptional(
    v.pipe(v.array(v.object({ wordnet: v.string(), en: v.string(), zh: v.string() })), v.readonly()),
  ),
});
const modelsSchema = v.array(
  v.object({ id: v.string(), sha256: v.string(), files: v.array(v.string()), prepared: preparedSchema }),
);
type Entry = v.InferOutput<typeof modelsSchema>[number];

/** How the file with this checksum was fed the last time, or null. */
export function recall(sha256: string): Prepared | null {
  return parsed(PREPARED, v.record(v.string(), preparedSchema), {})[sha256] ?? null;
}

export function remember(sha256: string, prepared: Prepared): void {
  const before = parsed(PREPARED, v.record(v.string(), preparedSchema), {});
  write(PREPARED, { ...before, [sha256]: prepared });
}

/** Keeps a model's files for the next visit. False where the browser will not. */
export async function keepModel({ id, source }: Model): Promise<boolean> {
  const { sha256, files = [], recipe, headPadding = 0 } = source;
  if (sha256 === null) return false;
  const stored = await Promise.all(files.map(({ blob }, i) => keep(`${sha256}-${i}`, blob)));
  const entry: Entry = {
    id,
    sha256,
    files: files.map(({ name }) => name),
    prepared: recall(sha256) ?? { recipe, headPadding },
  };
  const all = stored.every(Boolean) && write(MODELS, [...entries().filter((each) => each.id !== id), entry]);
  // Half a model is of no use, and takes the room that was too little.
  if (!all) await forgetFiles(entry);
  return all;
}

export async function forgetModel(id: string): Promise<void> {
  const gone = entries().find((each) => each.id === id);
  write(
    MODELS,
    entries().filter((each) => each.id !== id),
  );
  if (gone) await forgetFiles(gone);
}

async function forgetFiles({ sha256, files }: Entry): Promise<void> {
  await Promise.all(files.map((_, i) => forget(`${sha256}-${i}`)));
}

export function isKeptModel(id: string): boolean {
  return entries().some((each) => each.id === id);
}

/** The models that were kept. One whose files the browser has thrown away is not among them. */
export async function keptModels(): Promise<Model[]> {
  const found = await Promise.all(
    entries().map(async ({ id, sha256, files, prepared }): Promise<Model[]> => {
      const blobs = await Promise.all(files.map((_, i) => keptBlob(`${sha256}-${i}`)));
      const kept = files.flatMap((name, i) => (blobs[i] ? [{ name, blob: blobs[i] }] : []));
      const [first] = kept;
      if (!first || kept.length < files.length) return [];
      const { recipe, headPadding, labels } = { ...prepared, ...recall(sha256) };
      return [
        {
          id,
          source: { id, url: first.name, sha256, recipe, files: kept, headPadding },
          bytes: first.blob.size,
          weights: { kind: 'local', file: first.name, accuracy: [] },
          present: true,
          ...(labels ? { labels } : {}),
        },
      ];
    }),
  );
  return found.flat();
}

function entries(): readonly Entry[] {
  return parsed(MODELS, modelsSchema, []);
}

/** Storage may be missing, denied, or tampered with. */
function parsed<const S extends v.GenericSchema>(
  key: string,
  schema: S,
  otherwise: v.InferOutput<S>,
): v.InferOutput<S> {
  try {
    const result = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return result.success ? result.output : otherwise;
  } catch {
    return otherwise;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
