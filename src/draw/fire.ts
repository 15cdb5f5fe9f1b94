import { layerOf, type LayerKey, type Network } from '../network/types';
import type { FireStage } from './mapUnits';

/** What a box of the diagram stands for; `input` is whatever the module reads. */
export type FirePart = 'input' | 'squeeze' | 'expand1x1' | 'expand3x3' | 'concat';

/** A box as tall as its channels: all heights share one scale. */
export interface FireBox {
  part: FirePart;
  key: LayerKey;
  channels: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A ribbon as thick at either end as the channels that flow there. */
export interface FireLink {
  part: 'squeeze' | 'expand1x1' | 'expand3x3';
  to: LayerKey;
  path: string;
}

export interface FireDiagram {
  boxes: Readonly<Record<FirePart, FireBox>>;
  links: readonly FireLink[];
}

/** Share of the width that each column of boxes takes; the rest is for the ribbons, alike. */
const COLUMNS = { input: 0.22, squeeze: 0.13, expand: 0.25, concat: 0.05 };
const RIBBON = (1 - COLUMNS.input - COLUMNS.squeeze - COLUMNS.expand - COLUMNS.concat) / 3;
/** Share of the height between the two branches. */
const APART = 0.1;

/**
 * A Fire module enlarged: input, squeeze, the two expand branches, their concatenation (in the tensor's order from the top)
 * in a space of `width` x `height`. Null while the network lacks a size that it needs.
 */
export function fireDiagram(
  network: Network,
  stage: FireStage,
  width: number,
  height: number,
): FireDiagram | null {
  const input = layerOf(network, stage.squeeze)?.inputs[0];
  const channelsOf = (key: LayerKey | undefined) => (key ? layerOf(network, key)?.shape?.[0] : undefined);
  const [from, squeeze, one, three] = [input, stage.squeeze, stage.expand1x1, stage.expand3x3].map(
    channelsOf,
  );
  if (!input || !from || !squeeze || !one || !three) return null;

  const perChannel = (height * (1 - APART)) / Math.max(from, one + three);
  const columns = {
    input: 0,
    squeeze: COLUMNS.input + RIBBON,
    expand: COLUMNS.input + COLUMNS.squeeze + 2 * RIBBON,
    concat: 1 - COLUMNS.concat,
  };
  const box = (
    part: FirePart,
    key: LayerKey,
    channels: number,
    column: keyof typeof COLUMNS,
    top?: number,
  ): FireBox => {
    const tall = channels * perChannel;
    const y = top ?? (height - tall) / 2;
    return {
      part,
      key,
      channels,
      x: columns[column] * width,
      y,
      width: COLUMNS[column] * width,
      height: tall,
    };
  };
  const upper = upperBranch(network, stage);
  const top = (height * (1 - APART) - (one + three) * perChannel) / 2;
  const below = top + (upper === 'expand1x1' ? one : three) * perChannel + APART * height;
  const boxes = {
    input: box('input', input, from, 'input'),
    squeeze: box('squeeze', stage.squeeze, squeeze, 'squeeze'),
    expand1x1: box('expand1x1', stage.expand1x1, one, 'expand', upper === 'expand1x1' ? top : below),
    expand3x3: box('expand3x3', stage.expand3x3, three, 'expand', upper === 'expand3x3' ? top : below),
    concat: box('concat', stage.concat, one + three, 'concat'),
  };
  const { concat } = boxes;
  const seam = concat.y + boxes[upper].height;
  const end = concat.y + concat.height;
  const into = (part: 'expand1x1' | 'expand3x3') =>
    part === upper ? ribbon(boxes[part], concat.x, concat.y, seam) : ribbon(boxes[part], concat.x, seam, end);
  return {
    boxes,
    links: [
      { part: 'squeeze', to: stage.squeeze, path: between(boxes.input, boxes.squeeze) },
      { part: 'expand1x1', to: stage.expand1x1, path: between(boxes.squeeze, boxes.expand1x1) },
      { part: 'expand3x3', to: stage.expand3x3, path: between(boxes.squeeze, boxes.expand3x3) },
      { part: 'expand1x1', to: stage.concat, path: into('expand1x1') },
      { part: 'expand3x3', to: stage.concat, path: into('expand3x3') },
    ],
  };
}

/** The branch whose channels come first in the output: what the concatenation reads first, seen through layers in between. */
export function upperBranch(
  network: Network,
  { concat, expand1x1, expand3x3 }: FireStage,
): 'expand1x1' | 'expand3x3' {
  let at = layerOf(network, concat)?.inputs[0];
  while (at !== undefined && at !== expand1x1 && at !== expand3x3) at = layerOf(network, at)?.inputs[0];
  return at === expand3x3 ? 'expand3x3' : 'expand1x1';
}

function between(from: FireBox, to: FireBox): string {
  return ribbon(from, to.x, to.y, to.y + to.height);
}

function ribbon(from: FireBox, x: number, top: number, bottom: number): string {
  const right = from.x + from.width;
  return `M${right} ${from.y}L${x} ${top}L${x} ${bottom}L${right} ${from.y + from.height}Z`;
}

/** The Fire module that a layer belongs to. */
export function fireStageOf(network: Network, key: LayerKey): FireStage | null {
  for (const stage of network.stages) if (stage.kind === 'fire' && stage.layers.includes(key)) return stage;
  return null;
}
