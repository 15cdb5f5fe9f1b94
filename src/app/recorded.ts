import * as v from 'valibot';
import { defaultSample } from '../catalog';
import type { Tensor } from '../tensor/tensor';
import { SAMPLES } from './samples';
import type { Result } from '../store/runs';
import type { Pixels } from '../tensor/pixels';
import type { Network } from '../network/types';

/** Fetches a file of this site as JSON; what it means is for the caller to parse. */
export async function fetchJson(url: string): Promise<unknown> {
  return (await fetchOk(url)).json();
}

export async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}

/** `recorded/first.json`: tensors of one run of the native runtime, as float32 in `first.bin` at byte offsets. */
const firstSchema = v.object({
  framed: v.object({
    source: v.object({ width: v.number(), height: v.number() }),
    crop: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  }),
  tensors: v.array(v.object({ key: v.string(), dims: v.array(v.number()), offset: v.number() })),
});

/** A network as it was read from the file of the starter weights: enough to draw everything but activations. */
export async function recordedNetwork(id: string): Promise<Network> {
  const url = `recorded/squeezenet${id}.json`;
  const network = await fetchJson(url);
  if (!isNetwork(network)) throw new Error(`${url}: not a network`);
  return network;
}

/** The reader that recorded it is the page's own, and a test compares the two. */
function isNetwork(data: unknown): data is Network {
  return typeof data === 'object' && data !== null && 'layers' in data && 'stages' in data;
}

/** The first view: a sample with what the native runtime computed for a few small layers. */
export async function recordedResult(): Promise<Result> {
  const [json, numbers, png, sample] = await Promise.all([
    fetchJson('recorded/first.json'),
    fetchOk('recorded/first.bin').then((response) => response.arrayBuffer()),
    fetchOk('recorded/first.png').then((response) => response.blob()),
    fetchOk(SAMPLES + defaultSample).then((response) => response.blob()),
  ]);
  const { framed, tensors } = v.parse(firstSchema, json);
  const post = new Map<string, Tensor>(
    tensors.map(({ key, dims, offset }) => {
      const length = dims.reduce((a, b) => a * b, 1);
      return [key, { dims, data: new Float32Array(numbers, offset, length) }];
    }),
  );
  const pixels = await pixelsOf(png);
  const origin = { kind: 'sample', file: defaultSample } as const;
  return {
    picture: { id: 'recorded', blob: sample, url: SAMPLES + defaultSample, origin },
    fit: 'warp',
    framed: { pixels, ...framed, unchanged: false },
    activations: { post, pre: new Map() },
    runMs: null,
    recorded: true,
  };
}

/** The pixels of a picture that is not transparent, as they are in it. */
export async function pixelsOf(png: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(png);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
