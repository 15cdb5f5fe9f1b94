import type { OnnxAttribute, OnnxNode } from './onnx';
import { INT32, INT64, numbersOf } from './numbers';
import type { OnnxTensor } from './onnx-tensor';
import { NetworkError, sizeOf } from './types';

/** An integer attribute, or `otherwise` when it is left out. */
export function int(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attributes.get(name);
  if (!attribute) return otherwise;
  return attribute.kind === 'int' && typeof attribute.value === 'number'
    ? attribute.value
    : wrong(node, name);
}

export function float(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attributes.get(name);
  if (!attribute) return otherwise;
  return attribute.kind === 'float' ? attribute.value : wrong(node, name);
}

export function text(node: OnnxNode, name: string, otherwise: string): string {
  const attribute = node.attributes.get(name);
  if (!attribute) return otherwise;
  return attribute.kind === 'string' ? attribute.value : wrong(node, name);
}

/** A list of integers, or null when it is left out. */
export function ints(node: OnnxNode, name: string): number[] | null {
  const attribute = node.attributes.get(name);
  if (!attribute) return null;
  return attribute.kind === 'ints'
    ? attribute.value.map((value) => (typeof value === 'number' ? value : wrong(node, name)))
    : wrong(node, name);
}

/** Lists of sizes, axes and indices are shorter. */
const LONGEST = 1024;

/** The whole numbers of a single one or of a list, such as sizes; null for anything else. */
export function listOf(tensor: OnnxTensor | undefined): number[] | null {
  const small = tensor && tensor.dims.length <= 1 && sizeOf(tensor.dims) <= LONGEST;
  return small && (tensor.dataType === INT64 || tensor.dataType === INT32) ? [...numbersOf(tensor)] : null;
}

/** Axes, from an attribute or in newer files from a list, counted from the start and in order; null where they are left out or are no axes. */
export function axesOf(
  node: OnnxNode,
  given: OnnxTensor | undefined,
  rankOf: (axes: readonly number[]) => number,
): number[] | null {
  const list = ints(node, 'axes') ?? listOf(given) ?? [];
  const rank = rankOf(list);
  const axes = list.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
  const sound = new Set(axes).size === axes.length && axes.every((axis) => axis >= 0 && axis < rank);
  return sound && axes.length > 0 ? axes : null;
}

/** An attribute as text to show. */
export function shown(attribute: OnnxAttribute): string {
  switch (attribute.kind) {
    case 'int':
      return String(attribute.value);
    case 'float':
      return shortest(attribute.value);
    case 'string':
      return attribute.value;
    case 'ints':
    case 'strings':
      return attribute.value.join(', ');
    case 'floats':
      return attribute.value.map(shortest).join(', ');
    case 'tensor':
      return `tensor ${attribute.value.dims.join(' x ')}`;
    case 'graph':
    case 'unread':
      break;
  }
  return attribute.kind;
}

/** The fewest digits that give the same float32. */
function shortest(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

function wrong(node: OnnxNode, name: string): never {
  throw new NetworkError(
    'malformed',
    `attribute ${name} of ${node.opType} "${node.name}" has a wrong type or size`,
  );
}
