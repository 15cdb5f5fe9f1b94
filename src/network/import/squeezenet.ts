import { buildSqueezeNet, designs, type Design } from '../build';
import { NetworkError, type LayerKey } from '../types';
import type { Convolution } from './convolutions';

/**
 * ONNX bytes of a SqueezeNet from its convolutions. Their sizes tell which is which, whatever a file calls them: one that sees the
 * picture, then groups of three (a 1x1 that both others read), then the classifier. What a file of weights does not tell, the
 * stride and the places of the pools, is that of the release with the same first kernel. Throws NetworkError `unsupported` for
 * any other network.
 */
export function squeezenetOnnx(
  convolutions: readonly Convolution[],
  headPadding: 0 | 1,
): Uint8Array<ArrayBuffer> {
  const { design, roles } = designOf(convolutions);
  return buildSqueezeNet({ ...design, headPadding }, (layer, part) => {
    const found = roles.get(layer);
    if (!found) throw new NetworkError('malformed', `the file has no weights for ${layer}`);
    return found[part];
  });
}

function designOf(convolutions: readonly Convolution[]): {
  design: Design;
  roles: Map<LayerKey, Convolution>;
} {
  const [first, ...others] = convolutions;
  const classifier = others.pop();
  if (!first || !classifier || others.length % 3 !== 0) throw stranger(convolutions.length, null);
  const release = Object.values(designs).find((each) => isKernel(first, each.first.kernel));
  if (!release || first.dims[1] !== 3) throw stranger(convolutions.length, first);
  const roles = new Map<LayerKey, Convolution>([['conv1', first]]);
  let channels = first.dims[0];
  const fires = Array.from({ length: others.length / 3 }, (_, i) => {
    const [squeeze, one, two] = others.slice(3 * i, 3 * i + 3);
    if (!squeeze || !one || !two) throw stranger(convolutions.length, null);
    const [expand1x1, expand3x3] = isKernel(one, 1) ? [one, two] : [two, one];
    expect(squeeze, 1, channels);
    expect(expand1x1, 1, squeeze.dims[0]);
    expect(expand3x3, 3, squeeze.dims[0]);
    roles.set(`fire${i + 2}/squeeze1x1`, squeeze);
    roles.set(`fire${i + 2}/expand1x1`, expand1x1);
    roles.set(`fire${i + 2}/expand3x3`, expand3x3);
    channels = expand1x1.dims[0] + expand3x3.dims[0];
    return { squeeze: squeeze.dims[0], expand1x1: expand1x1.dims[0], expand3x3: expand3x3.dims[0] };
  });
  expect(classifier, 1, channels);
  roles.set(`conv${fires.length + 2}`, classifier);
  const design = {
    ...release,
    first: { ...release.first, channels: first.dims[0] },
    fires,
    classes: classifier.dims[0],
  };
  return { design, roles };
}

function isKernel({ dims }: Convolution, kernel: number): boolean {
  return dims[2] === kernel && dims[3] === kernel;
}

function expect(found: Convolution, kernel: number, channels: number): void {
  if (!isKernel(found, kernel) || found.dims[1] !== channels) throw stranger(null, found);
}

function stranger(count: number | null, at: Convolution | null): NetworkError {
  const where = at
    ? `the convolution "${at.name}" (${at.dims.join(' x ')}) does not fit in one`
    : `it has ${count ?? 0} convolutions`;
  return new NetworkError(
    'unsupported',
    `of this format only SqueezeNet is read, and ${where}: export the network as ONNX`,
  );
}
