import type { Block } from './blocks';
import type { Draft } from './draft';
import { partOf, type Fire } from './fires';
import type { LayerKey, Operation, Role } from './types';

interface Place {
  key: LayerKey;
  role: Role;
}

/** What every layer is called and what it is for. `end` is the place of the layer that makes the output. */
export function placesOf(
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
