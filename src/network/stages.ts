import { blocksOf, type Block } from './blocks';
import { isPointwise } from './shapes';
import type { Layer, LayerKey, Network, Operation, Role, Stage } from './types';

/** A layer that has no key yet; its inputs are places in the list of drafts. */
export interface Draft extends Omit<Layer, 'key' | 'role' | 'inputs' | 'nodes'> {
  /** What the file calls it: the key of last resort. */
  name: string;
  inputs: readonly number[];
  nodes: string[];
}

/** Places of the parts of a Fire module. */
interface Fire {
  squeeze: number;
  expand1x1: number;
  expand3x3: number;
  concat: number;
  /** All layers in between too, in execution order. */
  members: number[];
}

interface Place {
  key: LayerKey;
  role: Role;
}

/**
 * Finds the Fire modules and the head, and names every layer, from the topology alone: what follows the n-th convolution,
 * linear layer or Fire module is called after n, which gives the authors' names. `end` is the place of the layer that makes the output.
 */
export function storyOf(
  drafts: readonly Draft[],
  end: number,
): Pick<Network, 'layers' | 'stages' | 'logits' | 'probabilities'> {
  const readers = readersOf(drafts);
  const fires = firesOf(drafts, readers);
  const head = headOf(drafts, end, fires);
  const blocks = blocksOf(drafts, new Set([...fires.keys(), ...head]));
  const places = placesOf(drafts, fires, blocks, head, end);
  const keyAt = (index: number) => places[index]?.key ?? '';
  const layers = drafts.map(
    ({ op, inputs, tensor, preTensor, shape, cost, receptive, nodes }, index): Layer => {
      const { key, role } = places[index] ?? { key: '', role: 'other' };
      return { key, op, role, inputs: inputs.map(keyAt), tensor, preTensor, shape, cost, receptive, nodes };
    },
  );
  const last = drafts[end];
  const softmax = last?.op.kind === 'softmax';
  const scores = softmax
    ? last.inputs[0]
    : last?.op.kind === 'globalpool' || (last?.op.kind !== 'input' && isOneValue(last?.shape ?? null))
      ? end
      : undefined;
  return {
    layers,
    stages: stagesOf(layers, fires, blocks, head),
    logits: scores === undefined ? null : keyAt(scores),
    probabilities: softmax ? keyAt(end) : null,
  };
}

/** One value a channel, whether the file writes that with or without height and width. */
function isOneValue(shape: readonly number[] | null): boolean {
  return shape !== null && shape.length > 0 && shape.slice(1).every((extent) => extent === 1);
}

function readersOf(drafts: readonly Draft[]): number[][] {
  const readers: number[][] = drafts.map(() => []);
  drafts.forEach((draft, index) => {
    for (const input of draft.inputs) readers[input]?.push(index);
  });
  return readers;
}

/** Fire modules by the place of their squeeze layer and of every other member. */
function firesOf(drafts: readonly Draft[], readers: readonly number[][]): Map<number, Fire> {
  const fires = new Map<number, Fire>();
  drafts.forEach((_, squeeze) => {
    const fire = fireAt(drafts, readers, squeeze);
    if (!fire || fire.members.some((member) => fires.has(member))) return;
    for (const member of fire.members) fires.set(member, fire);
  });
  return fires;
}

/** A 1x1 convolution whose output feeds exactly a 1x1 and a 3x3 convolution, which meet in a concatenation. */
function fireAt(drafts: readonly Draft[], readers: readonly number[][], squeeze: number): Fire | null {
  if (!isConv(drafts[squeeze], 1)) return null;
  const members = [squeeze];
  /** Who reads a layer's values, seen through layers that only change each of them. */
  const readBy = (index: number): number[] => {
    let at = index;
    for (;;) {
      const [next, ...others] = readers[at] ?? [];
      const draft = next === undefined ? undefined : drafts[next];
      if (next === undefined || others.length > 0 || !draft || !isPointwise(draft.op))
        return readers[at] ?? [];
      members.push(next);
      at = next;
    }
  };
  const [one, two, ...others] = readBy(squeeze);
  if (one === undefined || two === undefined || others.length > 0) return null;
  const [expand1x1, expand3x3] = isConv(drafts[one], 1) ? [one, two] : [two, one];
  if (!isConv(drafts[expand1x1], 1) || !isConv(drafts[expand3x3], 3)) return null;
  members.push(expand1x1, expand3x3);
  const [concat, ...elsewhere] = readBy(expand1x1);
  const [meeting, ...beyond] = readBy(expand3x3);
  if (concat === undefined || concat !== meeting || elsewhere.length + beyond.length > 0) return null;
  const joined = drafts[concat];
  if (joined?.op.kind !== 'concat' || joined.inputs.length !== 2) return null;
  return { squeeze, expand1x1, expand3x3, concat, members: [...members, concat].sort((a, b) => a - b) };
}

function isConv(draft: Draft | undefined, kernel: number): boolean {
  return draft?.op.kind === 'conv' && draft.op.window.kernel.every((size) => size === kernel);
}

/** From the output back: softmax, global pooling and linear layers, and the convolution that acts as the classifier where no linear layer does. */
function headOf(drafts: readonly Draft[], end: number, fires: ReadonlyMap<number, Fire>): Set<number> {
  const head = new Set<number>();
  let classified = false;
  for (let at: number | undefined = end; at !== undefined; at = drafts[at]?.inputs[0]) {
    const kind = drafts[at]?.op.kind;
    const classifier = kind === 'conv' && head.size > 0 && !classified && !fires.has(at);
    if (kind !== 'softmax' && kind !== 'globalpool' && kind !== 'linear' && !classifier) break;
    head.add(at);
    classified ||= kind === 'linear';
    if (classifier) break;
  }
  return head;
}

function placesOf(
  drafts: readonly Draft[],
  fires: ReadonlyMap<number, Fire>,
  blocks: ReadonlyMap<number, Block>,
  head: ReadonlySet<number>,
  end: number,
): Place[] {
  const unique = uniqueNames();
  const numbered = numberedNames();
  /** Number of the stage that each layer belongs to or follows. */
  const numbers: number[] = [];
  let count = 0;
  const canonical = drafts.map((draft, index): string | null => {
    const fire = fires.get(index);
    const own = draft.op.kind === 'linear' || (draft.op.kind === 'conv' && (!fire || fire.squeeze === index));
    const n = own
      ? ++count
      : draft.inputs.reduce((latest, input) => Math.max(latest, numbers[input] ?? 0), 0);
    numbers.push(n);
    const part = fire && partOf(fire, index);
    if (part) return unique(`fire${n}/${part}`);
    const block = blocks.get(index);
    if (block) return numbered(`block${block.number}/${partName(draft)}`);
    const stem = draft.op.kind === 'softmax' && index !== end ? null : STEMS[draft.op.kind];
    return stem && unique(stem === 'input' || stem === 'prob' ? stem : `${stem}${n}`);
  });
  return drafts.map((draft, index) => {
    const fire = fires.get(index);
    const role = head.has(index) ? 'head' : ((fire && partOf(fire, index)) ?? ROLES[draft.op.kind]);
    return { key: canonical[index] ?? unique(draft.name), role: role === 'squeeze1x1' ? 'squeeze' : role };
  });
}

/** What a layer of a block is called in it, such as `conv`; numbers follow. */
function partName({ op }: Draft): string {
  return op.kind === 'other'
    ? op.type.toLowerCase().replace('batchnormalization', 'norm')
    : (STEMS[op.kind] ?? op.kind);
}

function partOf(fire: Fire, index: number): 'squeeze1x1' | 'expand1x1' | 'expand3x3' | 'concat' | null {
  if (index === fire.squeeze) return 'squeeze1x1';
  if (index === fire.expand1x1) return 'expand1x1';
  if (index === fire.expand3x3) return 'expand3x3';
  return index === fire.concat ? 'concat' : null;
}

/** What a layer outside a Fire module and the head is for. */
const ROLES: Readonly<Record<Operation['kind'], Role>> = {
  input: 'input',
  conv: 'conv',
  maxpool: 'pool',
  avgpool: 'pool',
  globalpool: 'pool',
  concat: 'concat',
  add: 'other',
  linear: 'other',
  relu: 'other',
  softmax: 'other',
  other: 'other',
};

/** How a key begins; null where only the file's own name is left. */
const STEMS: Readonly<Record<Operation['kind'], string | null>> = {
  input: 'input',
  conv: 'conv',
  maxpool: 'pool',
  avgpool: 'pool',
  globalpool: 'pool',
  linear: 'fc',
  softmax: 'prob',
  concat: null,
  add: null,
  relu: null,
  other: null,
};

/** Counts names from 1: the second `conv` is `conv2`. */
function numberedNames(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}${count}`;
  };
}

/** Gives every name once: the second `a` becomes `a-2`. */
function uniqueNames(): (name: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    let candidate = name;
    for (let n = counts.get(name) ?? 2; used.has(candidate); n++) {
      candidate = `${name}-${n}`;
      counts.set(name, n + 1);
    }
    used.add(candidate);
    return candidate;
  };
}

function stagesOf(
  layers: readonly Layer[],
  fires: ReadonlyMap<number, Fire>,
  blocks: ReadonlyMap<number, Block>,
  head: ReadonlySet<number>,
): Stage[] {
  const stages: Stage[] = [];
  const keyAt = (index: number) => layers[index]?.key ?? '';
  layers.forEach(({ key, role }, index) => {
    const fire = fires.get(index);
    const block = blocks.get(index);
    const open = stages.at(-1);
    if (fire) {
      if (index === fire.squeeze) stages.push(fireStage(fire, keyAt));
    } else if (block) {
      if (index === block.members[0])
        stages.push({
          kind: 'block',
          form: block.form,
          name: `block${block.number}`,
          layers: block.members.map(keyAt),
        });
    } else if (head.has(index)) {
      if (!stages.some((stage) => stage.kind === 'head'))
        stages.push({ kind: 'head', name: 'head', layers: [...head].sort((a, b) => a - b).map(keyAt) });
    } else if (role === 'input' || role === 'conv' || role === 'pool')
      stages.push({ kind: role, name: key, layers: [key] });
    else if (open?.kind === 'other') stages[stages.length - 1] = { ...open, layers: [...open.layers, key] };
    else stages.push({ kind: 'other', name: key, layers: [key] });
  });
  return stages;
}

function fireStage(fire: Fire, keyAt: (index: number) => LayerKey): Stage {
  const squeeze = keyAt(fire.squeeze);
  return {
    kind: 'fire',
    name: squeeze.slice(0, squeeze.indexOf('/')),
    squeeze,
    expand1x1: keyAt(fire.expand1x1),
    expand3x3: keyAt(fire.expand3x3),
    concat: keyAt(fire.concat),
    layers: fire.members.map(keyAt),
  };
}
