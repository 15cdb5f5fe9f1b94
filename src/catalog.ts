import type { ModelId, ModelSource } from './engine/engine';
import * as v from 'valibot';
import type { InputRecipe } from './tensor/pixels';

/** The two versions that the page is about; the only place that names them. */
export const versions = ['1.0', '1.1'] as const;
export type Version = (typeof versions)[number];
export const defaultModel: Version = '1.1';

/** The layer that the page opens with; small enough to be part of the recorded first view. */
export const defaultLayer = 'fire5/squeeze1x1';
export const defaultSample = 'lighthouse.jpg';

/** The authors' recipe: warp to 256, centre 227, planes B, G, R, minus the mean of the training pictures. */
const authorsRecipe: InputRecipe = {
  size: 227,
  resize: 256,
  via: null,
  order: 'BGR',
  scale: 1,
  mean: [104, 117, 123],
  std: [1, 1, 1],
};

/**
 * Share of pictures whose class came first, or among the first five; on how many pictures, by whose measurement.
 * `top1` is null where only a lower bound of the top-5 share is stated.
 */
export interface Accuracy {
  top1: number | null;
  top5: number;
  pictures: number;
  by: 'project' | 'authors';
}

/** Which weights a model runs on. */
export type Weights =
  | { kind: 'starter'; accuracy: readonly Accuracy[]; trained: number }
  | { kind: 'compressed' | 'half'; accuracy: readonly Accuracy[] }
  | { kind: 'unknown'; accuracy: readonly [] };

export interface Model {
  id: ModelId;
  source: ModelSource;
  bytes: number | null;
  weights: Weights;
}

/** The authors' own figures on the 50,000 validation pictures of ILSVRC-2012 (SqueezeNet release, README). */
const imagenet = { top1: 0.575, top5: 0.803, pictures: 50_000, by: 'authors' } as const;

/** Files known by their SHA-256: the authors' values, converted to ONNX, and what was measured with them. */
const known: Readonly<Record<string, Weights>> = {
  b39cb4ba2296446e7f87ee10c1302f49a787eb285fcca66b2e8f53c9dc4bdc81: {
    kind: 'compressed',
    accuracy: [imagenet, { top1: 0.654, top5: 0.859, pictures: 1000, by: 'project' }],
  },
  '9ef185ae6735dbf7a671da786b10c4f578197250370a12cda37263ffaa705192': {
    kind: 'half',
    accuracy: [
      { ...imagenet, top1: null },
      { top1: 0.673, top5: 0.868, pictures: 1000, by: 'project' },
    ],
  },
};

/** `models/manifest.json`: what the readying step found, perhaps nothing. */
const modelsManifest = v.object({
  models: v.array(v.object({ id: v.string(), file: v.string(), bytes: v.number(), sha256: v.string() })),
});

/** `starter/manifest.json`: the embedded weights, their recipe, accuracy and the classes they were trained on. */
const starterManifest = v.object({
  classes: v.array(v.number()),
  models: v.record(
    v.string(),
    v.object({
      file: v.string(),
      bytes: v.number(),
      sha256: v.string(),
      input: v.object({ via: v.optional(v.number()) }),
      accuracy: v.object({ photographs: v.number(), top1: v.number(), top5: v.number() }),
    }),
  ),
});

/** Which model files this copy of the page has: authors' weights where the first manifest lists them, else starter. */
export function catalog(models: unknown, starter: unknown, base: string): Model[] {
  const listed = v.parse(modelsManifest, models).models;
  const embedded = v.parse(starterManifest, starter);
  return versions.map((id) => {
    const file = listed.find((entry) => entry.id === id);
    if (file) {
      const { sha256, bytes } = file;
      const source = { id, url: new URL(`models/${file.file}`, base).href, sha256, recipe: authorsRecipe };
      return { id, source, bytes, weights: known[sha256] ?? { kind: 'unknown', accuracy: [] } };
    }
    const own = embedded.models[id];
    if (!own) throw new Error(`starter/manifest.json has no model ${id}`);
    const { sha256, bytes, input, accuracy } = own;
    const url = new URL(`starter/${own.file}`, base).href;
    const { photographs: pictures, top1, top5 } = accuracy;
    return {
      id,
      source: { id, url, sha256, recipe: { ...authorsRecipe, via: input.via ?? null } },
      bytes,
      weights: {
        kind: 'starter',
        accuracy: [{ top1, top5, pictures, by: 'project' }],
        trained: embedded.classes.length,
      },
    };
  });
}
