import { blocksOf, type Block } from './blocks';
import type { Draft } from './draft';
import { firesOf, type Fire } from './fires';
import { placesOf } from './keys';
import type { Layer, LayerKey, Network, Stage } from './types';

/**
 * Finds the Fire modules and the head, and names every layer, from the topology alone: what follows the n-th convolution,
 * linear layer or Fire module is called after n, which gives the authors' names. `end` is the place of the layer that makes the output.
 */
export function storyOf(
  drafts: readonly Draft[],
  end: number,
): Pick<Network, 'layers' | 'stages' | 'logits' | 'probabilities'> {
  const fires = firesOf(drafts);
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
