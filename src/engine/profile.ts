import { EngineError } from './engine';
import type { Layer, LayerKey, Network } from '../network/types';

/** One node of the graph that ran: the runtime may have fused several of the file's into it. */
export interface NodeTime {
  /** As in the file; a fused node bears the name of its first. */
  name: string;
  /** As run, such as `FusedConv`. */
  op: string;
  /** Operation, output and kernel, such as `Conv 64x56x56 3x3`: tells nodes without names apart. */
  form: string;
  /** Milliseconds in each run. */
  ms: readonly number[];
}

/** Times of several runs, the warm-up left out. */
export interface Profile {
  /** In the order in which they ran. */
  nodes: readonly NodeTime[];
  /** Milliseconds of each whole run, as the runtime has it. */
  runs: readonly number[];
  /** Smallest step of the clock in milliseconds: what is shorter cannot be told apart. */
  resolutionMs: number;
}

interface TraceEvent {
  cat: string;
  name: string;
  /** Microseconds. */
  ts: number;
  dur: number;
  op: string;
  form: string;
}

const NODE = '_kernel_time';

/** Reads the Chrome trace that ONNX Runtime prints. Throws EngineError when it is not whole or holds no run after the first. */
export function parseTrace(text: string, resolutionMs: number): Profile {
  const events = eventsOf(text);
  const runs = events.filter(({ cat, name }) => cat === 'Session' && name === 'model_run').slice(1);
  const nodes = new Map<string, Omit<NodeTime, 'ms'> & { ms: number[] }>();
  runs.forEach((run, at) => {
    for (const { cat, name, ts, dur, op, form } of events) {
      if (cat !== 'Node' || !name.endsWith(NODE) || ts < run.ts || ts >= run.ts + run.dur) continue;
      const node = nodes.get(name) ?? { name: name.slice(0, -NODE.length), op, form, ms: runs.map(() => 0) };
      node.ms[at] = (node.ms[at] ?? 0) + dur / 1000;
      nodes.set(name, node);
    }
  });
  if (nodes.size === 0) throw unreadable('it holds no node that ran');
  return { nodes: [...nodes.values()], runs: runs.map(({ dur }) => dur / 1000), resolutionMs };
}

function eventsOf(text: string): TraceEvent[] {
  if (text.trim() === '') throw unreadable('the runtime printed none');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw unreadable('it is cut short', cause);
  }
  if (!Array.isArray(parsed)) throw unreadable('it is not a list of events');
  return parsed.map((event: unknown) => {
    const fields = record(event);
    const { cat, name, ts, dur } = fields;
    const args = record(fields['args']);
    const op = typeof args['op_name'] === 'string' ? args['op_name'] : '';
    if (
      typeof cat !== 'string' ||
      typeof name !== 'string' ||
      typeof ts !== 'number' ||
      typeof dur !== 'number'
    )
      throw unreadable('an event lacks its name or its time');
    const [output = []] = sizesOf(args['output_type_shape']);
    const [, weight = []] = sizesOf(args['input_type_shape']);
    return {
      cat,
      name,
      ts,
      dur,
      op,
      form: formOf(op, output.slice(1), op.endsWith('Conv') ? weight.slice(2) : []),
    };
  });
}

/** Sizes of each tensor, from `[{"float": [1, 64, 56, 56]}]`. */
function sizesOf(tensors: unknown): unknown[][] {
  if (!Array.isArray(tensors)) return [];
  return tensors.map((tensor: unknown) => {
    const [sizes] = Object.values(record(tensor));
    return Array.isArray(sizes) ? sizes : [];
  });
}

function formOf(op: string, output: readonly unknown[], kernel: readonly unknown[]): string {
  return [op.replace(/^Fused/, ''), output.join('x'), kernel.join('x')].join(' ');
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function unreadable(why: string, cause?: unknown): EngineError {
  return new EngineError({ kind: 'runtime', message: `the profile cannot be read: ${why}` }, { cause });
}

export interface LayerTimes {
  /** Milliseconds of each run, and the nodes that ran for the layer. */
  layers: ReadonlyMap<LayerKey, { ms: readonly number[]; ops: readonly string[] }>;
  /** Nodes that no layer claims: the runtime's own conversions, or a file without names. */
  others: readonly NodeTime[];
}

/**
 * Which layer each node that ran belongs to: by its name, or for files without names the next layer of the same form,
 * for layers of one form run in the network's order. Layers whose nodes were all fused away or folded have no entry.
 */
export function timesByLayer(network: Network, { nodes }: Profile): LayerTimes {
  const owner = new Map(
    network.layers.flatMap((layer) => namesOf(layer).map((name) => [name, layer.key] as const)),
  );
  const nameless = network.layers.filter(({ nodes: [first = ''] }) => first !== '' && !first.includes(' '));
  const layers = new Map<LayerKey, { ms: number[]; ops: string[] }>();
  const others: NodeTime[] = [];
  for (const node of nodes) {
    const next = nameless.findIndex((layer) => formOfLayer(layer) === node.form);
    const key = owner.get(node.name) ?? nameless.splice(next, next < 0 ? 0 : 1)[0]?.key;
    if (key === undefined) {
      others.push(node);
      continue;
    }
    const times = layers.get(key);
    if (!times) layers.set(key, { ms: [...node.ms], ops: [node.op] });
    else {
      times.ops.push(node.op);
      node.ms.forEach((ms, run) => (times.ms[run] = (times.ms[run] ?? 0) + ms));
    }
  }
  return { layers, others };
}

/** Names of a layer's nodes, from `OpType name`. */
function namesOf({ nodes }: Layer): string[] {
  return nodes.flatMap((node) => (node.includes(' ') ? [node.slice(node.indexOf(' ') + 1)] : []));
}

function formOfLayer({ nodes: [first = ''], op, shape }: Layer): string {
  return formOf(first, shape ?? [], op.kind === 'conv' ? op.window.kernel : []);
}

/** Smallest step that this browser's clock takes, in milliseconds. */
export function clockStep(): number {
  const steps = Array.from({ length: 5 }, () => {
    const before = performance.now();
    let now = before;
    while (now === before) now = performance.now();
    return now - before;
  });
  return Math.min(...steps);
}
