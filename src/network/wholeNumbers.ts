import { int, ints, listOf } from './attributes';
import { whole, type Rule } from './computed';
import type { OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';

/** How exporters compute sizes, positions and axes in the graph. */
export const wholeNumbers: Readonly<Record<string, Rule>> = {
  Shape: (node, [x], known) => {
    const end = node.attributes.has('end') ? int(node, 'end', 0) : undefined;
    const sizes = (x?.dims ?? known)?.slice(int(node, 'start', 0), end);
    return sizes ? whole(node, [sizes.length], sizes) : null;
  },
  Gather: (node, [x, indices]) => {
    const list = listOf(x);
    const found = listOf(indices)?.map((index) => list?.at(index) ?? NaN);
    return indices && found && !found.includes(NaN) ? whole(node, indices.dims, found) : null;
  },
  Slice: (node, [x, ...bounds]) => {
    const [starts, ends, axes = [0], steps = [1]] =
      bounds.length > 0 ? bounds.map(listOf) : [ints(node, 'starts'), ints(node, 'ends')];
    if (axes?.join() !== '0' || steps?.join() !== '1' || starts?.length !== 1) return null;
    const part = listOf(x)?.slice(starts[0], ends?.[0]);
    return part ? whole(node, [part.length], part) : null;
  },
  Concat: (node, inputs) => {
    const lists = inputs.map((each) => (each?.dims.length === 1 ? listOf(each) : null));
    const joined = lists.flatMap((list) => list ?? []);
    return lists.includes(null) ? null : whole(node, [joined.length], joined);
  },
  Add: (node, inputs) => paired(node, inputs, (a, b) => a + b),
  Sub: (node, inputs) => paired(node, inputs, (a, b) => a - b),
  Mul: (node, inputs) => paired(node, inputs, (a, b) => a * b),
  Div: (node, inputs) => paired(node, inputs, (a, b) => Math.trunc(a / b)),
};

/** Each number of one list with that of the other, or with the only one. */
function paired(
  node: OnnxNode,
  [first, second]: readonly (OnnxTensor | undefined)[],
  of: (a: number, b: number) => number,
): OnnxTensor | null {
  const a = listOf(first);
  const b = listOf(second);
  if (!first || !second || !a || !b || (a.length !== b.length && a.length !== 1 && b.length !== 1))
    return null;
  const length = Math.max(a.length, b.length);
  const results = Array.from({ length }, (_, i) => of(a.at(i % a.length) ?? NaN, b.at(i % b.length) ?? NaN));
  if (!results.every(Number.isSafeInteger)) return null;
  return whole(node, first.dims.length + second.dims.length === 0 ? [] : [length], results);
}
