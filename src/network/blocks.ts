import type { Draft } from './draft';
import type { BlockForm } from './types';

/** Layers between a fork and the place where its branches meet. */
export interface Block {
  number: number;
  form: BlockForm;
  /** Places in execution order; the last is where the branches meet, or what follows it alone. */
  members: readonly number[];
}

/** More branches than any block of a published network has: a limit for files that mean harm. */
const WIDEST = 128;

/**
 * Repeated blocks, by the place of every member. A block ends where branches are added or concatenated; walking back from there, latest
 * layer first, it begins where one layer is left, or at layers of blocks before it. `taken` are layers that belong elsewhere.
 */
export function blocksOf(drafts: readonly Draft[], taken: ReadonlySet<number>): Map<number, Block> {
  const blocks = new Map<number, Block>();
  let number = 0;
  const belongs = (index: number) => taken.has(index) || blocks.has(index);

  /** The layer to walk back from, or null at the fork, at the input, or where only what blocks before it have read is left. */
  const latest = (open: ReadonlySet<number>): number | null => {
    if (open.size < 2 || open.size > WIDEST) return null;
    const last = Math.max(...open);
    return belongs(last) || drafts[last]?.inputs.length === 0 ? null : last;
  };

  drafts.forEach((join, end) => {
    if (taken.has(end) || (join.op.kind !== 'add' && join.op.kind !== 'concat')) return;
    const branches = new Set(join.inputs);
    if (branches.size < 2) return;
    const members = [end];
    const open = new Set(branches);
    for (let next: number | null; (next = latest(open)) !== null;) {
      open.delete(next);
      members.push(next);
      for (const input of drafts[next]?.inputs ?? []) open.add(input);
    }
    if (members.length === 1) return;
    members.sort((a, b) => a - b);
    const block = { number: ++number, form: formOf(drafts, members, end, open), members };
    for (const member of members) blocks.set(member, block);
  });
  return blocks;
}

function formOf(
  drafts: readonly Draft[],
  members: readonly number[],
  end: number,
  begin: ReadonlySet<number>,
): BlockForm {
  const join = drafts[end];
  const shortcut = join?.inputs.some((input) => begin.has(input)) ?? false;
  if (join?.op.kind === 'concat') return shortcut ? 'dense' : 'block';
  const depthwise = members.some((index) => {
    const draft = drafts[index];
    return draft?.op.kind === 'conv' && draft.op.groups > 1 && draft.op.groups === draft.shape?.[0];
  });
  return depthwise ? 'inverted residual' : 'residual';
}
