import { buildSqueezeNet, designs, type Design } from '../build';
import { NetworkError, type LayerKey } from '../types';
import type { Convolution } from './convolutions';
import { CODES, isCompressed } from './recognise';

/** What the Deep-Compression release knows of one convolution beyond its weights. */
export interface SharedValues {
  /** The values that all weights of the layer share; the first is 0. */
  codebook: Float32Array<ArrayBuffer>;
  /** Weights that the file stores; zeros that bridge a gap of more than 16 positions are among them. */
  entries: number;
  /** Stored weights that are not zero. */
  kept: number;
}

/** What the file does not say of its convolutions: their sizes, [filters, channels, kernel, kernel], in network order. */
type Sizes = readonly { layer: LayerKey; dims: Convolution['dims'] }[];

export function convolutionsOf(design: Design): Sizes {
  const found: { layer: LayerKey; dims: Convolution['dims'] }[] = [];
  buildSqueezeNet(design, (layer, part, dims) => {
    const [to = 0, from = 0, height = 0, width = 0] = dims;
    if (part === 'weight') found.push({ layer, dims: [to, from, height, width] });
    return new Float32Array(0);
  });
  return found;
}

const released = convolutionsOf(designs['1.0']);

/**
 * The release: counts of stored entries (uint32), then for each convolution a codebook (256 float32), biases, one code for each
 * entry, and half a byte for each that tells how many zeros come before it. Throws NetworkError.
 */
export function readCompressed(
  bytes: Uint8Array,
  sizes: Sizes = released,
): { convolutions: Convolution[]; shared: Map<LayerKey, SharedValues> } {
  if (
    !isCompressed(
      bytes,
      sizes.map(({ dims: [to] }) => to),
    )
  )
    throw new NetworkError(
      'malformed',
      'the length of the file is not what the counts at its start ask for',
      0,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shared = new Map<LayerKey, SharedValues>();
  let at = 4 * sizes.length;
  const floats = (length: number) => {
    const from = at;
    at += 4 * length;
    return Float32Array.from({ length }, (_, i) => view.getFloat32(from + 4 * i, true));
  };
  const convolutions = sizes.map(({ layer, dims }, index): Convolution => {
    const entries = view.getUint32(4 * index, true);
    const codebook = floats(CODES);
    const bias = floats(dims[0]);
    const codes = bytes.subarray(at, at + entries);
    const gaps = bytes.subarray(at + entries, at + entries + Math.ceil(entries / 2));
    const weight = new Float32Array(dims[0] * dims[1] * dims[2] * dims[3]).fill(codebook[0] ?? 0);
    let position = -1;
    let kept = 0;
    codes.forEach((code, i) => {
      position += (((gaps[i >> 1] ?? 0) >> (i % 2 === 0 ? 0 : 4)) & 15) + 1;
      if (position >= weight.length)
        throw new NetworkError('malformed', `${layer} has a weight beyond its last`, at + i);
      weight[position] = codebook[code] ?? 0;
      if (codebook[code] !== 0) kept++;
    });
    at += entries + gaps.length;
    shared.set(layer, { codebook, entries, kept });
    return { name: layer, dims, weight, bias };
  });
  return { convolutions, shared };
}
