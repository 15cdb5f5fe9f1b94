import type { ModelId } from '../engine/engine';
import { asFiled, type Convention, type Quantity, type Pairing } from '../network/choices';
import type { Extras } from '../network/extras';
import type { LayerKey } from '../network/types';
import type { Fit } from '../tensor/pixels';

/** What is looked at and how; the only part of the state that goes into the address. Null means the default. */
export interface View {
  page: Page;
  /** One model, or several to compare; never left and right. */
  models: readonly ModelId[];
  layer: LayerKey;
  channel: number | null;
  at: { row: number; column: number } | null;
  /** The tensor before ReLU instead of after. */
  pre: boolean;
  sort: Sort;
  scale: Scale;
  palette: PaletteName;
  fit: Fit;
  lang: Lang;
  sample: string | null;
  /** Class whose evidence is shown, or null for the first prediction. */
  evidence: number | null;
  /** Number of threads asked for, or null for the calibrated number. */
  threads: number | null;
  cost: CostView;
  compare: CompareView;
  /** Opacity of the map over the picture in percent, or null for the map alone. */
  overlay: number | null;
  /** Entry of the glossary that is looked up, or null. */
  term: string | null;
  /** Step of the tour, from 1, or null while it is not open. */
  step: number | null;
  /** A page inside another one: its parts that are not wanted are left out. */
  embed: Embed | null;
}

/** How several models are set side by side. */
export interface CompareView {
  pairing: Pairing;
  /** Which of the models the layer and the position are of, from 0. */
  from: number;
  /** Whether equal colour is equal value in all models, or each is as bright as it can be. */
  scale: (typeof compareScales)[number];
}

/** What an embedded page leaves out. */
export interface Embed {
  hide: readonly (typeof parts)[number][];
}

/** What the cost page counts, and how it is drawn. */
export interface CostView {
  quantity: Quantity;
  grouping: (typeof groupings)[number];
  measure: (typeof measures)[number];
  axis: (typeof axes)[number];
  order: (typeof orders)[number];
  unit: (typeof units)[number];
  convention: Convention;
  /** What is counted beside the multiply-accumulates. */
  extras: readonly (keyof Extras)[];
}

export const defaultCost: CostView = {
  quantity: 'macs',
  grouping: 'layer',
  measure: 'amount',
  axis: 'linear',
  order: 'network',
  unit: 'mac',
  convention: asFiled,
  extras: [],
};

export const pages = ['explore', 'compare', 'cost', 'learn', 'device'] as const;
export type Page = (typeof pages)[number];
export const sorts = ['index', 'mean', 'peak'] as const;
export type Sort = (typeof sorts)[number];
export const scales = ['layer', 'channel', 'shared'] as const;
export type Scale = (typeof scales)[number];
export const palettes = ['inferno', 'viridis', 'cividis', 'greys'] as const;
export type PaletteName = (typeof palettes)[number];
export const compareScales = ['one', 'each'] as const;
export const groupings = ['layer', 'stage'] as const;
export const measures = ['amount', 'share', 'cumulative'] as const;
export const axes = ['linear', 'log'] as const;
export const orders = ['network', 'size'] as const;
export const units = ['mac', 'flop'] as const;
/** The parts of the page that an embedding one can hide. */
export const parts = ['header', 'picture', 'map', 'maps', 'inspector', 'layers'] as const;
export const langs = ['en', 'zh'] as const;
export type Lang = (typeof langs)[number];
