import type { Draft } from './draft';
import { isPointwise } from './shapes';

/** Places of the parts of a Fire module. */
export interface Fire {
  squeeze: number;
  expand1x1: number;
  expand3x3: number;
  concat: number;
  /** All layers in between too, in execution order. */
  members: number[];
}

/** Fire modules by the place of their squeeze layer and of every other member. */
export function firesOf(drafts: readonly Draft[]): Map<number, Fire> {
  const readers = readersOf(drafts);
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

function readersOf(drafts: readonly Draft[]): number[][] {
  const readers: number[][] = drafts.map(() => []);
  drafts.forEach((draft, index) => {
    for (const input of draft.inputs) readers[input]?.push(index);
  });
  return readers;
}

/** What a member is in its module; null for one that is none of the four. */
export function partOf(
  fire: Fire,
  index: number,
): 'squeeze1x1' | 'expand1x1' | 'expand3x3' | 'concat' | null {
  if (index === fire.squeeze) return 'squeeze1x1';
  if (index === fire.expand1x1) return 'expand1x1';
  if (index === fire.expand3x3) return 'expand3x3';
  return index === fire.concat ? 'concat' : null;
}
