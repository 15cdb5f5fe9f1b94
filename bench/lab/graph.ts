import { writeOnnx, type NewNode } from '../../src/network/write';

interface Graph {
  /** Of the nodes, exactly. */
  count: number;
  channels?: number;
  /** Of the first convolution: 8 leaves 4 x 4 of the input's 32 x 32, so that even much weight is little work. */
  stride?: number;
}

/** A residual network whose input is 32 x 32. */
export function graph({ count, channels = 8, stride = 1 }: Graph): Uint8Array<ArrayBuffer> {
  const nodes: NewNode[] = [];
  const stored: { name: string; dims: readonly number[]; data: Float32Array }[] = [];
  const put = (type: string, inputs: string[], attributes: NewNode['attributes'] = {}) => {
    const name = `n${nodes.length}`;
    nodes.push({ type, name, inputs, outputs: [name], attributes });
    return name;
  };
  const conv = (input: string, from: number, step = 1) => {
    const weight = `w${nodes.length}`;
    const data = new Float32Array(channels * from * 9).map(
      (_, i) => Math.sin(i + nodes.length) / (9 * Math.sqrt(channels / 8)),
    );
    stored.push({ name: weight, dims: [channels, from, 3, 3], data });
    return put('Conv', [input, weight], { kernel_shape: [3, 3], strides: [step, step], pads: [1, 1, 1, 1] });
  };
  const ends = 3;
  let tensor = put('Relu', [conv('data', 3, stride)]);
  while (nodes.length + ends < count) {
    const room = count - nodes.length - ends;
    tensor =
      room < 5
        ? put('Relu', [tensor])
        : put('Relu', [put('Add', [conv(put('Relu', [conv(tensor, channels)]), channels), tensor])]);
  }
  const end = put('Softmax', [put('Flatten', [put('GlobalAveragePool', [tensor])])], { axis: 1 });
  return writeOnnx({
    name: `${count} nodes`,
    input: { name: 'data', dims: [1, 3, 32, 32] },
    outputs: [{ name: end, dims: [1, channels] }],
    nodes,
    stored,
  });
}
