import * as v from 'valibot';
import type { Inspected, ModelFile, ModelId, ModelSource } from './engine/engine';
import type { InputRecipe } from './tensor/pixels';
import type { ClassNames } from './words/classes';

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
  | { kind: 'authors' | 'compressed' | 'half'; accuracy: readonly Accuracy[] }
  | { kind: 'unknown'; accuracy: readonly [] }
  | { kind: 'local'; file: string; accuracy: readonly [] };

export interface Model {
  id: ModelId;
  source: ModelSource;
  bytes: number | null;
  weights: Weights;
  /** False for a file that is on another origin and not kept yet: it is fetched only when somebody asks for it. */
  present: boolean;
  /** Names of its classes where somebody gave them. */
  labels?: ClassNames;
}

/** The authors' own files, by the git blob ids of their repository's pinned commit. */
export const authors = {
  '1.0': { gitBlob: 'a381d848b43d7048c3b362238ece2386c21d6ff0' },
  '1.1': { gitBlob: '9d2fc33abf653a6e8b2ee6cc63ede0e72ec67f44' },
} as const;
const repository =
  'https://raw.githubusercontent.com/forresti/SqueezeNet/51147dc0681638c28aad593b9e923f3500117125';

/** The authors' own figures on the 50,000 validation pictures of ILSVRC-2012 (SqueezeNet release, README). */
const imagenet = { top1: 0.575, top5: 0.803, pictures: 50_000, by: 'authors' } as const;

/** Files known by their SHA-256: the authors' values, converted to ONNX, and what was measured with them. */
const known: Readonly<Record<string, Weights>> = {
  b39cb4ba2296446e7f87ee10c1302f49a787eb285fcca66b2e8f53c9dc4bdc81: {
    kind: 'compressed',
    accuracy: [imagenet, { top1: 0.654, top5: 0.859, pictures: 1000, by: 'project' }],
  },
  e4ab6960ae8cd81505e1c2136921201507e930966c53deaf15862a395b3a3261: {
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

/**
 * All models of this copy of the page. Those called by a version alone are the best that is present: the file that was put
 * there under that name, the authors', or the starter weights. `kept` are checksums of files that the browser keeps.
 */
export function catalog(models: unknown, starter: unknown, kept: ReadonlySet<string>, base: string): Model[] {
  const listed = v.parse(modelsManifest, models).models;
  const embedded = v.parse(starterManifest, starter);
  const own = (id: string): Model[] => {
    const file = listed.find((entry) => entry.id === id);
    if (!file) return [];
    const { sha256, bytes } = file;
    const source = { id, url: new URL(`models/${file.file}`, base).href, sha256, recipe: authorsRecipe };
    return [
      { id, source, bytes, weights: known[sha256] ?? { kind: 'unknown', accuracy: [] }, present: true },
    ];
  };
  const small = (version: Version): Model => {
    const id = `${version}-starter`;
    const file = embedded.models[version];
    if (!file) throw new Error(`starter/manifest.json has no model ${version}`);
    const { sha256, bytes, input, accuracy } = file;
    const url = new URL(`starter/${file.file}`, base).href;
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
      present: true,
    };
  };
  const published = (version: Version): Model => {
    const id = `${version}-authors`;
    const weights = {
      kind: 'authors',
      accuracy: [version === '1.0' ? imagenet : { ...imagenet, top1: null }],
    } as const;
    const [here] = own(id);
    if (here) return { ...here, weights };
    const { gitBlob } = authors[version];
    const url = `${repository}/SqueezeNet_v${version}/squeezenet_v${version}.caffemodel`;
    const source = { id, url, sha256: null, gitBlob, recipe: authorsRecipe };
    return { id, source, bytes: null, weights, present: kept.has(gitBlob) };
  };
  const best = (version: Version): Model => {
    const original = published(version);
    const found = own(version)[0] ?? (original.present ? original : small(version));
    return { ...found, id: version, source: { ...found.source, id: version } };
  };
  return [
    ...versions.map(best),
    ...versions.map(published),
    ...own('1.0-compressed'),
    ...versions.map(small),
  ];
}

/** How a model wants its input, beside the size: what most training programs do. */
export const preparations = {
  caffe: { order: 'BGR', scale: 1, mean: [104, 117, 123], std: [1, 1, 1] },
  torch: { order: 'RGB', scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  unit: { order: 'RGB', scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] },
  signed: { order: 'RGB', scale: 1 / 255, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
} as const satisfies Readonly<Record<string, Pick<InputRecipe, 'order' | 'scale' | 'mean' | 'std'>>>;

/** What the reader decides for a file: it travels with its checksum. */
export interface Prepared {
  recipe: InputRecipe;
  headPadding: 0 | 1;
  labels?: ClassNames;
}

/** The id of a local file, from its SHA-256, or from its name where the browser offers no digests. */
function localId(sha256: string | null, name: string): ModelId {
  return `sha256-${sha256?.slice(0, 12) ?? name}`;
}

/** Whether a model of this id is of somebody's own files. */
export function isOwn(id: ModelId): boolean {
  return id.startsWith('sha256-');
}

/**
 * A model of the reader's own files. Files of weights alone, and those known by their checksum, get the authors' recipe; others the
 * one that most ONNX files want, until the reader says otherwise.
 */
export function localModel(files: readonly ModelFile[], found: Inspected, said: Prepared | null): Model {
  const { name = '', blob } = files[0] ?? {};
  const { sha256, format, size } = found;
  const side = size?.[0] ?? 224;
  const usual =
    format !== 'onnx' || known[sha256 ?? '']
      ? authorsRecipe
      : { size: side, resize: Math.round((side * 256) / 224), via: null, ...preparations.torch };
  const { recipe = usual, headPadding = 0, labels } = said ?? {};
  const id = localId(sha256, name);
  return {
    id,
    source: { id, url: name, sha256, recipe, files, headPadding },
    bytes: blob?.size ?? null,
    weights: known[sha256 ?? ''] ?? { kind: 'local', file: name, accuracy: [] },
    present: true,
    ...(labels ? { labels } : {}),
  };
}
