import type { Network } from '../network/types';
import type { ModelState } from '../store/models';
import type { Result } from '../store/runs';
import type { View } from '../store/view';
import type { Pixels } from '../tensor/pixels';
import { scoresOf } from '../tensor/scores';
import { csv, type Table } from '../views/export';
import { nameOf, type ClassNames } from '../words/classes';
import type { Words } from '../words/en';
import type { TakeAwayWords } from '../words/takeAway.en';
import { archive, npzEntries, type Entry } from './archive';
import { linkTo } from './link';
import { mapsPicture } from './mapsPicture';
import { recipeText } from './recipeText';
import { lookedAt, type Shown } from './useShown';

/** Everything that one file of results is made of. */
export interface Subject {
  state: ModelState;
  shown: Shown;
  result: Result;
  view: View;
  words: Words;
  takeAway: TakeAwayWords;
  classes: ClassNames;
}

/** Probability and logit of every class, the most probable first. */
export function predictionTable({ shown: { network }, result, words, classes }: Subject): Table {
  const scores = scoresOf(network, (key) => result.activations.post.get(key)?.data);
  const rows = Array.from(scores?.probabilities ?? [], (probability, index) => ({ index, probability }));
  return {
    columns: ['index', 'wordnet', 'name', 'probability', 'logit'],
    rows: rows
      .toSorted((a, b) => b.probability - a.probability)
      .map(({ index, probability }) => [
        index,
        classes[index]?.wordnet ?? null,
        nameOf(classes, index, words),
        probability,
        scores?.logits?.[index] ?? null,
      ]),
  };
}

function costTable({ layers }: Network): Table {
  return {
    columns: ['layer', 'operation', 'shape', 'parameters', 'macs', 'output_bytes'],
    rows: layers.map(({ key, op, shape, cost }) => [
      key,
      op.kind,
      shape?.join(' x ') ?? null,
      cost.parameters,
      cost.macs,
      cost.outputBytes,
    ]),
  };
}

/** What is needed to repeat the result on view: picture, predictions, maps, costs, settings, checksums, README. */
export async function notebookEntries(subject: Subject): Promise<Entry[]> {
  const { state, shown, result, view, words, takeAway } = subject;
  const looked = lookedAt(shown, view);
  const { blob } = result.picture;
  const extension = /^image\/(\w+)/.exec(blob.type)?.[1] ?? 'bin';
  const link = linkTo(view);
  const files = new Map<string, Uint8Array>([
    ['README.md', text(takeAway.readme(state.model.id, recipeText(words, state, result), link))],
    [`picture/original.${extension}`, await bytesOf(blob)],
    ['picture/fed.png', await pngOf(result.framed.pixels)],
    ['predictions.csv', text(csv(predictionTable(subject)))],
    ['costs.csv', text(csv(costTable(shown.network)))],
    ['settings.json', text(`${JSON.stringify(settingsOf(subject, link), null, 2)}\n`)],
  ]);
  if (looked) {
    const { key } = looked.layer;
    const stem = `maps/${key.replaceAll('/', '-')}${looked.pre ? '-preact' : ''}`;
    const npz = await archive(npzEntries([[looked.pre ? `${key}.preact` : key, looked.tensor]]), '');
    files.set(`${stem}.npz`, await bytesOf(npz));
    files.set(`${stem}.png`, await pngOf(mapsPicture(looked, view)));
  }
  const sums = await checksums(files);
  if (sums) files.set('SHA256SUMS', text(sums));
  return Array.from(files, ([name, bytes]) => ({ name, parts: () => [bytes] }));
}

function settingsOf({ state, result, view }: Subject, link: string) {
  const { model, loading } = state;
  const { id, url, recipe } = model.source;
  const { layer, channel, at, pre, sort, scale, palette } = view;
  return {
    link,
    model: { id, file: url.split('/').at(-1), weights: model.weights.kind },
    ...(loading.status === 'ready' && {
      sha256: loading.loaded.sha256,
      bytes: loading.loaded.bytes,
      device: loading.loaded.device,
    }),
    recipe: { ...recipe, fit: result.fit },
    picture: { ...result.picture.origin, source: result.framed.source, crop: result.framed.crop },
    view: { layer, channel, at, pre, sort, scale, palette },
    runMs: result.runMs,
    browser: navigator.userAgent,
  };
}

/** In the form that `sha256sum -c` reads; null where the browser does not offer checksums (insecure origin). */
async function checksums(files: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  if (!isSecureContext) return null;
  const lines: string[] = [];
  for (const [name, bytes] of files) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    lines.push(`${hex}  ${name}\n`);
  }
  return lines.join('');
}

async function pngOf({ width, height, data }: Pixels): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return bytesOf(await canvas.convertToBlob({ type: 'image/png' }));
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
