import { bytes, integer, join, message, text, type Piece } from './wire';

/** A model to be written as an ONNX file. Sizes given as text are symbolic, such as a free batch. */
export interface OnnxModel {
  name: string;
  input: OnnxPort;
  outputs: readonly OnnxPort[];
  nodes: readonly NewNode[];
  stored: readonly { name: string; dims: readonly number[]; data: Float32Array }[];
}

export interface OnnxPort {
  name: string;
  dims: readonly (number | string)[];
}

export interface NewNode {
  type: string;
  name: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, number | readonly number[] | string>>;
}

/** ONNX bytes (IR version 7, opset 13), all tensors float32. */
export function writeOnnx({ name, input, outputs, nodes, stored }: OnnxModel): Uint8Array<ArrayBuffer> {
  const graph = message(
    7,
    ...nodes.map(node),
    text(2, name),
    ...stored.map(({ name, dims, data }) =>
      message(
        5,
        ...dims.map((size) => integer(1, size)),
        integer(2, FLOAT),
        text(8, name),
        bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
      ),
    ),
    port(11, input),
    ...outputs.map((output) => port(12, output)),
  );
  return join(integer(1, 7), text(2, 'squeezelens'), graph, message(8, text(1, ''), integer(2, 13)));
}

const FLOAT = 1;

function node({ type, name, inputs, outputs, attributes = {} }: NewNode): Piece {
  return message(
    1,
    ...inputs.map((tensor) => text(1, tensor)),
    ...outputs.map((tensor) => text(2, tensor)),
    text(3, name),
    text(4, type),
    ...Object.entries(attributes).map(([key, value]) => message(5, text(1, key), ...attribute(value))),
  );
}

function attribute(value: number | readonly number[] | string): Piece[] {
  if (typeof value === 'number') return [integer(3, value), integer(20, 2)];
  if (typeof value === 'string') return [text(4, value), integer(20, 3)];
  return [...value.map((item) => integer(8, item)), integer(20, 7)];
}

function port(field: number, { name, dims }: OnnxPort): Piece {
  const sizes = dims.map((size) => message(1, typeof size === 'number' ? integer(1, size) : text(2, size)));
  return message(field, text(1, name), message(2, message(1, integer(1, FLOAT), message(2, ...sizes))));
}
