import type { LayerKey, Network, Stage } from '../network/types';

export type FireStage = Extract<Stage, { kind: 'fire' }>;

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
  boxes: readonly FireBox[];
  links: readonly FireLink[];
}

/** Share of the width that each column of boxes takes; the rest is for the ribbons. */
const COLUMNS = { input: 0.2, squeeze: 0.13, expand: 0.2, concat: 0.05 };

/**
 * A Fire module enlarged: input, squeeze, the two expand branches, their concatenation (1x1 above, as in the tensor),
 * in a space of `width` x `height`. Null when the network lacks a shape that it needs.
 */
export function fireDiagram(network: Network, stage: FireStage, width: number, height: number): FireDiagram | null {
  const channelsOf = (key: LayerKey | undefined) => network.layers.find((layer) => layer.key === key)?.shape?.[0];
  const input = network.layers.find((layer) => layer.key === stage.squeeze)?.inputs[0];
  const counts = {
    input: channelsOf(input),
    squeeze: channelsOf(stage.squeeze),
    expand1x1: channelsOf(stage.expand1x1),
    expand3x3: channelsOf(stage.expand3x3),
  };
  const { input: from, squeeze, expand1x1: one, expand3x3: three } = counts;
  if (!input || !from || !squeeze || !one || !three) return null;

  const apart = height * 0.12;
  const perChannel = (height - apart) / Math.max(from, one + three);
  const middle = height / 2;
  const room = 1 - (COLUMNS.input + COLUMNS.squeeze + COLUMNS.expand + COLUMNS.concat);
  const gap = (room / 3) * width;
  const x = { input: 0, squeeze: COLUMNS.input * width + gap, expand: 0, concat: width - COLUMNS.concat * width };
  x.expand = x.squeeze + COLUMNS.squeeze * width + gap;

  const box = (part: FirePart, key: LayerKey, channels: number, column: keyof typeof COLUMNS, y: number): FireBox => ({
    part,
    key,
    channels,
    x: x[column],
    y,
    width: COLUMNS[column] * width,
    height: channels * perChannel,
  });
  const centred = (channels: number) => middle - (channels * perChannel) / 2;
  const top = centred(one + three) - apart / 2;
  const boxes = {
    input: box('input', input, from, 'input', centred(from)),
    squeeze: box('squeeze', stage.squeeze, squeeze, 'squeeze', centred(squeeze)),
    expand1x1: box('expand1x1', stage.expand1x1, one, 'expand', top),
    expand3x3: box('expand3x3', stage.expand3x3, three, 'expand', top + one * perChannel + apart),
    concat: box('concat', stage.concat, one + three, 'concat', centred(one + three)),
  };
  const seam = boxes.concat.y + one * perChannel;
  const end = boxes.concat.y + boxes.concat.height;
  return {
    boxes: Object.values(boxes),
    links: [
      { part: 'squeeze', to: stage.squeeze, path: between(boxes.input, boxes.squeeze) },
      { part: 'expand1x1', to: stage.expand1x1, path: between(boxes.squeeze, boxes.expand1x1) },
      { part: 'expand3x3', to: stage.expand3x3, path: between(boxes.squeeze, boxes.expand3x3) },
      { part: 'expand1x1', to: stage.concat, path: into(boxes.expand1x1, boxes.concat.x, boxes.concat.y, seam) },
      { part: 'expand3x3', to: stage.concat, path: into(boxes.expand3x3, boxes.concat.x, seam, end) },
    ],
  };
}

function between(from: FireBox, to: FireBox): string {
  return into(from, to.x, to.y, to.y + to.height);
}

function into(from: FireBox, x: number, top: number, bottom: number): string {
  const right = from.x + from.width;
  return `M${right} ${from.y}L${x} ${top}L${x} ${bottom}L${right} ${from.y + from.height}Z`;
}
