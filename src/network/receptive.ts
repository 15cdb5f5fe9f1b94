import { isPointwise } from './shapes';
import type { Layer, Operation, Pair, ReceptiveField, Window } from './types';

/** Rows and columns of the input picture, both ends included; they may lie outside the picture. */
export interface InputRect {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A pixel sees itself. */
const PIXEL: ReceptiveField = { size: [1, 1], jump: [1, 1], start: [0, 0] };

/** Receptive field of an operation's output from those of its inputs. */
export function receptiveOf(
  op: Operation,
  inputs: readonly (ReceptiveField | null)[],
): ReceptiveField | null {
  switch (op.kind) {
    case 'input':
      return PIXEL;
    case 'conv':
    case 'maxpool':
    case 'avgpool':
      return inputs[0] ? through(inputs[0], op.window) : null;
    case 'concat':
    case 'add':
      return inputs.reduce((all, field) => all && field && union(all, field));
    case 'relu':
    case 'other':
      return isPointwise(op) ? (inputs[0] ?? null) : null;
    case 'globalpool':
    case 'linear':
    case 'softmax':
      break;
  }
  return null;
}

/** The part of the input picture that the output position (row, column) of a layer can see; null where all of it counts. */
export function inputRect(layer: Layer, row: number, column: number): InputRect | null {
  if (!layer.receptive) return null;
  const { size, jump, start } = layer.receptive;
  const top = start[0] + row * jump[0];
  const left = start[1] + column * jump[1];
  return { top, left, bottom: top + size[0] - 1, right: left + size[1] - 1 };
}

function through(
  { size, jump, start }: ReceptiveField,
  { kernel, strides, dilations, pads }: Window,
): ReceptiveField {
  return {
    size: both((axis) => size[axis] + (kernel[axis] - 1) * dilations[axis] * jump[axis]),
    jump: both((axis) => jump[axis] * strides[axis]),
    start: both((axis) => start[axis] - pads[axis] * jump[axis]),
  };
}

function both(value: (axis: 0 | 1) => number): Pair {
  return [value(0), value(1)];
}

/** Smallest field that holds both; it exists only where both move in the same steps. */
function union(a: ReceptiveField, b: ReceptiveField): ReceptiveField | null {
  if (a.jump[0] !== b.jump[0] || a.jump[1] !== b.jump[1]) return null;
  const start: Pair = [Math.min(a.start[0], b.start[0]), Math.min(a.start[1], b.start[1])];
  const end = (axis: 0 | 1) => Math.max(a.start[axis] + a.size[axis], b.start[axis] + b.size[axis]);
  return { size: [end(0) - start[0], end(1) - start[1]], jump: a.jump, start };
}
