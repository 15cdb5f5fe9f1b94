import { axesOf, int, listOf } from './attributes';
import { made, passed, whole, type Rule } from './computed';
import { FLOAT, INT32, INT64, isReadable, numbersOf } from './numbers';
import type { OnnxGraph, OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import type { Surroundings } from './operations';
import { sizeOf } from './types';
import { wholeNumbers } from './wholeNumbers';

/**
 * What a node gives that is the same for every picture: it reads stored tensors alone, or only the size of another. Exporters write
 * sizes, quantised weights and weights that are kept once for several layers so. Null for everything else, and for operators that are
 * not followed here: a layer that is shown is better than a wrong guess.
 */
export function constantOf(node: OnnxNode, { shapes, stored }: Surroundings): OnnxTensor | null {
  const rule = node.domain === '' && Object.hasOwn(RULES, node.opType) ? RULES[node.opType] : undefined;
  const inputs = node.inputs.map((name) => stored.get(name));
  const reads = node.opType === 'Shape' || node.inputs.every((name, i) => name === '' || inputs[i]);
  const known = shapes[0] ? [1, ...shapes[0]] : undefined;
  return rule && reads ? rule(node, inputs, known) : null;
}

/** All that nodes make of stored tensors alone, by name. */
export function constantsOf({ initializers, nodes }: OnnxGraph): ReadonlyMap<string, OnnxTensor> {
  const stored = new Map(initializers);
  for (const node of nodes) {
    const constant = constantOf(node, { shapes: [], stored });
    if (constant) stored.set(constant.name, constant);
  }
  return stored;
}

const RULES: Readonly<Record<string, Rule>> = {
  ...wholeNumbers,
  Constant: (node) => {
    const [[name, attribute] = []] = node.attributes;
    if (name === 'value' && attribute?.kind === 'tensor') return passed(node, attribute.value);
    if (name === 'value_int' && attribute?.kind === 'int') return whole(node, [], [Number(attribute.value)]);
    if (name === 'value_ints' && attribute?.kind === 'ints')
      return whole(node, [attribute.value.length], attribute.value.map(Number));
    if (name === 'value_float' && attribute?.kind === 'float')
      return made(node, [], FLOAT, () => Float32Array.of(attribute.value));
    if (name === 'value_floats' && attribute?.kind === 'floats')
      return made(node, [attribute.value.length], FLOAT, () => Float32Array.from(attribute.value));
    return null;
  },
  Identity: (node, [x]) => (x ? passed(node, x) : null),
  ConstantOfShape: (node, [x]) => {
    const dims = listOf(x);
    const value = node.attributes.get('value');
    const fill = value?.kind === 'tensor' ? value.value : null;
    const type = fill?.dataType ?? FLOAT;
    if (!dims?.every(isSize) || sizeOf(dims) > MOST || (type !== FLOAT && type !== INT64)) return null;
    const [number = 0] = fill ? numbersOf(fill) : [];
    const Kept = type === FLOAT ? Float32Array : Float64Array;
    return made(node, dims, type, () => new Kept(sizeOf(dims)).fill(number));
  },
  Cast: (node, [x]) => {
    const to = int(node, 'to', 0);
    if (!x || !isReadable(x)) return null;
    if (to === FLOAT) return made(node, x.dims, FLOAT, () => Float32Array.from(numbersOf(x)));
    return to === INT64 || to === INT32
      ? made(node, x.dims, INT64, () => Float64Array.from(numbersOf(x), Math.trunc))
      : null;
  },
  DequantizeLinear: (node, [x, scale, zero]) => {
    if (!x || !isReadable(x) || scale?.dataType !== FLOAT || int(node, 'block_size', 0) !== 0) return null;
    const axis = int(node, 'axis', 1);
    const [steps = 1, ...inner] = scale.dims.length === 0 ? [] : x.dims.slice(axis);
    if (sizeOf(scale.dims) !== steps) return null;
    return made(node, x.dims, FLOAT, () => {
      const scales = numbersOf(scale);
      const zeros = zero ? numbersOf(zero) : [];
      const stride = sizeOf(inner);
      return Float32Array.from(numbersOf(x), (level, i) => {
        const step = steps === 1 ? 0 : Math.floor(i / stride) % steps;
        return (level - (zeros[step] ?? 0)) * (scales[step] ?? 1);
      });
    });
  },
  Reshape: (node, [x, target]) => {
    const sizes = x && listOf(target)?.map((size, axis) => (size === 0 ? (x.dims[axis] ?? 0) : size));
    if (!sizes || int(node, 'allowzero', 0) !== 0) return null;
    const open = sizeOf(x.dims) / -sizeOf(sizes);
    const dims = sizes.map((size) => (size === -1 ? open : size));
    const fits = dims.every(isSize) && sizeOf(dims) === sizeOf(x.dims);
    return fits ? made(node, dims, x.dataType, () => numbersOf(x)) : null;
  },
  Unsqueeze: (node, [x, given]) => {
    const axes = x && axesOf(node, given, (list) => x.dims.length + list.length);
    if (!x || !axes) return null;
    const left = [...x.dims];
    const dims = Array.from({ length: left.length + axes.length }, (_, axis) =>
      axes.includes(axis) ? 1 : (left.shift() ?? 1),
    );
    return passed(node, x, dims);
  },
  Squeeze: (node, [x, given]) => {
    const axes = x && axesOf(node, given, () => x.dims.length);
    if (!x || !axes?.every((axis) => x.dims[axis] === 1)) return null;
    return passed(
      node,
      x,
      x.dims.filter((_, axis) => !axes.includes(axis)),
    );
  },
};

/** So many numbers, half a GiB of float32, are the most that a few bytes of a file can ask for. */
const MOST = 2 ** 27;

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}
