import { metric, number, percent, significant } from './format';

const regionsEn = {
  topLeft: 'at the top left',
  topCentre: 'at the top',
  topRight: 'at the top right',
  middleLeft: 'at the left',
  middleCentre: 'in the middle',
  middleRight: 'at the right',
  bottomLeft: 'at the bottom left',
  bottomCentre: 'at the bottom',
  bottomRight: 'at the bottom right',
};
const short = (value: number) => significant('en', value, 2);

/** What a picture or a chart shows, in one sentence of computed words, in English. */
export const summariesEn = {
  regions: regionsEn,
  sentence: (text: string) => `${text}.`,
  channel: (layer: string, channel: number) => `${layer} channel ${channel}`,
  map: (what: string, active: number | null, at: keyof typeof regionsEn, value: number) =>
    `${what}: ${active === null ? '' : `${percent('en', active)} active, `}strongest ${regionsEn[at]}, ${short(value)}`,
  flat: (what: string, value: number) =>
    `${what}: ${Number.isNaN(value) ? 'no value is finite' : `every value is ${short(value)}`}`,
  layer: (layer: string, channels: number, strongest: number, mean: number, dead: number) =>
    `${layer}: of ${number('en', channels)} ${channels === 1 ? 'channel' : 'channels'} number ${number('en', strongest)} is the strongest, mean ${short(mean)}${dead === 0 ? '' : `; ${number('en', dead)} ${dead === 1 ? 'is' : 'are'} zero everywhere`}`,
  network: (layers: number, parameters: number, macs: number, most: string, share: number) =>
    `${number('en', layers)} layers, ${metric('en', parameters)} parameters, ${metric('en', macs)} MACs; ${most} computes the most, ${percent('en', share)}`,
  histogram: (values: number, zeros: number, share: number, from: number, to: number) =>
    `Of ${number('en', values)} values ${percent('en', zeros)} are exactly zero; ${percent('en', share)} lie between ${short(from)} and ${short(to)}, in the fullest bar`,
  scale: (widest: string, deviation: number, narrowest: string, least: number) =>
    `The values spread most in ${widest}, standard deviation ${short(deviation)}, and least in ${narrowest}, ${short(least)}`,
  fire: (input: number, squeeze: number, expand: number, share: number | null) =>
    `${number('en', input)} channels are squeezed into ${number('en', squeeze)} and expanded to ${number('en', expand)}${share === null ? '' : `; the 3×3 half gives ${percent('en', share)} of the sum`}`,
  weights: (min: number, max: number, zeros: number) =>
    `Weights from ${short(min)} to ${short(max)}, ${percent('en', zeros)} of them zero`,
  most: (column: string, name: string, value: string) => `${column}: most in ${name}, ${value}`,
  range: (column: string, most: string, value: string, least: string, smallest: string) =>
    `${column}: most in ${most}, ${value}; least in ${least}, ${smallest}`,
  alike: (row: string, column: string, value: number) =>
    `Most alike are ${row} and ${column}, ${significant('en', value, 3)}`,
  /** Under an exported drawing: what it was drawn from. */
  source: (models: string, recipe: string | null) =>
    `SqueezeNet ${models}.${recipe === null ? '' : ` Input: ${recipe}.`}`,
};

export type SummariesWords = typeof summariesEn;
