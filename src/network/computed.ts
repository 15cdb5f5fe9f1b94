import { INT64, type Numbers } from './numbers';
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

function outputOf({ outputs: [name = ''] }: OnnxNode): string {
  return name;
}
