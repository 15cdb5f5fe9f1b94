import { writeOnnx } from './write';

/** A model of one node whose work is known, to find out what a machine can do in the same runtime. */
export interface Probe {
  bytes: Uint8Array<ArrayBuffer>;
  input: string;
  dims: readonly number[];
  /** Multiply-accumulates of the node. */
  macs: number;
  /** Bytes that it reads and writes at least. */
  traffic: number;
}

/** A square matrix times itself: n^3 multiply-accumulates on 2 n^2 numbers, so that memory does not hold it up. */
export function multiplyProbe(n: number): Probe {
  const dims = [n, n];
  return { ...probe('MatMul', ['x', 'x'], dims), macs: n ** 3, traffic: 2 * 4 * n * n };
}

/** One pass over `count` numbers: read, and written elsewhere. */
export function streamProbe(count: number): Probe {
  return { ...probe('Relu', ['x'], [count]), macs: 0, traffic: 2 * 4 * count };
}

function probe(type: string, inputs: readonly string[], dims: readonly number[]) {
  const bytes = writeOnnx({
    name: type,
    input: { name: 'x', dims },
    outputs: [{ name: 'y', dims }],
    nodes: [{ type, name: type, inputs, outputs: ['y'] }],
    stored: [],
  });
  return { bytes, input: 'x', dims };
}
