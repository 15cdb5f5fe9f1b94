import * as v from 'valibot';
import type { Records } from '../store/trust';
import { fetchJson, fetchOk, pixelsOf } from './recorded';

const three = v.pipe(v.tuple([v.number(), v.number(), v.number()]), v.readonly());
/** `recorded/layers.json`: every layer of some runs of the native runtime on the first view's pixels. */
const layersSchema = v.object({
  recordedBy: v.string(),
  cases: v.array(
    v.object({
      weights: v.array(v.string()),
      input: v.object({
        size: v.number(),
        order: v.picklist(['BGR', 'RGB']),
        scale: v.number(),
        mean: three,
        std: three,
      }),
      tensors: v.record(
        v.string(),
        v.object({
          shape: v.array(v.number()),
          mean: v.number(),
          std: v.number(),
          min: v.number(),
          max: v.number(),
          samples: v.array(v.number()),
        }),
      ),
    }),
  ),
});

/** What every layer should give, by the weights. */
export async function recordedLayers(): Promise<Records> {
  const [json, png] = await Promise.all([
    fetchJson('recorded/layers.json'),
    fetchOk('recorded/first.png').then((response) => response.blob()),
  ]);
  const { recordedBy, cases } = v.parse(layersSchema, json);
  return {
    recordedBy,
    pixels: await pixelsOf(png),
    cases: cases.map(({ tensors, ...about }) => ({ ...about, layers: new Map(Object.entries(tensors)) })),
  };
}
