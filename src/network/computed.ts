import { INT32, INT64, numbersOf, type Numbers } from './numbers';
import type { OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';

/** `known` is the size, with the batch, of a first input that depends on the picture. */
export type Rule = (
  node: OnnxNode,
  inputs: readonly (OnnxTensor | undefined)[],
  known: readonly number[] | undefined,
) => OnnxTensor | null;

/** What a node makes, with numbers that are computed when they are asked for. */
export function made(
  node: OnnxNode,
  dims: readonly number[],
  dataType: number,
  computed: () => Numbers,
): OnnxTensor {
  return { name: outputOf(node), dims: [...dims], dataType, raw: null, parts: [], offset: 0, computed };
}

/** The numbers of a tensor under the name of what a node makes, perhaps in another form. */
export function passed(node: OnnxNode, tensor: OnnxTensor, dims = tensor.dims): OnnxTensor {
  return { ...tensor, name: outputOf(node), dims };
}

export function whole(node: OnnxNode, dims: readonly number[], numbers: readonly number[]): OnnxTensor {
  return made(node, dims, INT64, () => Float64Array.from(numbers));
}

/** Lists of sizes, axes and indices are shorter. */
const LONGEST = 1024;

/** The whole numbers of a single one or of a list, such as sizes; null for anything else. */
export function listOf(tensor: OnnxTensor | undefined): number[] | null {
  const small = tensor && tensor.dims.length <= 1 && sizeOf(tensor.dims) <= LONGEST;
  return small && (tensor.dataType === INT64 || tensor.dataType === INT32) ? [...numbersOf(tensor)] : null;
}

function outputOf({ outputs: [name = ''] }: OnnxNode): string {
  return name;
}

export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}
