import { sizeOf } from './types';
import { writeOnnx, type NewNode, type OnnxModel } from './write';

/** Window of a convolution or pool in a sketch; what is left out is the operator's default. */
export type Attributes = NonNullable<NewNode['attributes']>;

/** Draws small networks for tests: every method adds a node and returns the name of its output. */
export class Sketch {
  readonly nodes: NewNode[] = [];
  readonly stored: OnnxModel['stored'][number][] = [];
  readonly #height: number;
  readonly #width: number;

  constructor(height: number, width = height) {
    this.#height = height;
    this.#width = width;
  }

  /** A convolution with all weights 1 and no bias; it has a ReLU unless told otherwise. */
  conv(
    input: string,
    [from, to]: readonly [number, number],
    attributes: Attributes = {},
    relu = true,
  ): string {
    const [height = 1, width = 1] = [attributes['kernel_shape'] ?? []].flat().map(Number);
    const weight = this.store([to, from, height, width]);
    const output = this.node('Conv', [input, weight], attributes);
    return relu ? this.node('Relu', [output]) : output;
  }

  node(type: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const name = `n${this.nodes.length}`;
    this.nodes.push({ type, name, inputs, outputs: [`t${this.nodes.length}`], attributes });
    return `t${this.nodes.length - 1}`;
  }

  store(dims: readonly number[]): string {
    const name = `w${this.stored.length}`;
    this.stored.push({ name, dims, data: new Float32Array(sizeOf(dims)).fill(1) });
    return name;
  }

  /** ONNX bytes of the network from the tensor `x` to this output. */
  to(output: string): Uint8Array<ArrayBuffer> {
    const input = { name: 'x', dims: ['N', 3, this.#height, this.#width] };
    const outputs = [{ name: output, dims: [] }];
    return writeOnnx({ name: 'sketch', input, outputs, nodes: this.nodes, stored: this.stored });
  }
}

/** A square window as attributes. */
export function square(kernel: number, stride = 1, pad = 0): Attributes {
  return { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
}
