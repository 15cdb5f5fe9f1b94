import type { LayerKey } from '../network/types';
import type { Page, View } from '../store/view';
import type { LearnWords } from '../words/learn.en';

/** What ends a step: something of the page is so, or is no longer what it was when the step began. */
type Until =
  | { kind: 'layer'; key: LayerKey }
  | { kind: 'channel' }
  | { kind: 'pre' }
  | { kind: 'page'; page: Page }
  | { kind: 'changed'; what: 'picture' | 'model' | 'class' | 'quantity' }
  | { kind: 'never' };

interface Step {
  name: keyof LearnWords['steps'];
  /** How the page is set when the step begins. */
  show: Partial<View>;
  /** What the step speaks of, a selector: brought into sight where the page is longer than the screen. */
  at: string;
  until: Until;
}

const header = '.app-header';
const picture = '#picture';
const map = '.network-map';
const maps = '.feature-maps';

/** Every step says what is on view now and asks for what the next one speaks of. */
export const steps: readonly Step[] = [
  { name: 'picture', show: { page: 'explore' }, at: picture, until: { kind: 'changed', what: 'picture' } },
  {
    name: 'convolution',
    show: { page: 'explore', layer: 'input', channel: null, at: null },
    at: map,
    until: { kind: 'layer', key: 'conv1' },
  },
  {
    name: 'channel',
    show: { page: 'explore', layer: 'conv1', channel: null, at: null, pre: false },
    at: maps,
    until: { kind: 'channel' },
  },
  { name: 'relu', show: { page: 'explore', layer: 'conv1', pre: false }, at: maps, until: { kind: 'pre' } },
  {
    name: 'squeeze',
    show: { page: 'explore', layer: 'conv1', pre: true },
    at: map,
    until: { kind: 'layer', key: 'fire2/squeeze1x1' },
  },
  {
    name: 'expand',
    show: { page: 'explore', layer: 'fire2/squeeze1x1', pre: false },
    at: map,
    until: { kind: 'layer', key: 'fire2/expand3x3' },
  },
  {
    name: 'pool',
    show: { page: 'explore', layer: 'fire2/expand3x3' },
    at: map,
    until: { kind: 'layer', key: 'pool1' },
  },
  {
    name: 'head',
    show: { page: 'explore', layer: 'pool1' },
    at: map,
    until: { kind: 'layer', key: 'conv10' },
  },
  {
    name: 'evidence',
    show: { page: 'explore', layer: 'conv10' },
    at: '.predictions',
    until: { kind: 'changed', what: 'class' },
  },
  {
    name: 'cost',
    show: { page: 'explore', layer: 'conv10' },
    at: '.evidence',
    until: { kind: 'page', page: 'cost' },
  },
  { name: 'versions', show: { page: 'cost' }, at: header, until: { kind: 'changed', what: 'model' } },
  {
    name: 'compression',
    show: { page: 'cost' },
    at: '.cost-controls',
    until: { kind: 'changed', what: 'quantity' },
  },
  { name: 'end', show: {}, at: header, until: { kind: 'never' } },
];

/** What a step's end is judged by. */
export interface Moment {
  view: View;
  picture: string | null;
}

/** Whether what the step asked for has been done since it began. */
export function isDone(until: Until, began: Moment, { view, picture }: Moment): boolean {
  switch (until.kind) {
    case 'layer':
      return view.layer === until.key;
    case 'channel':
      return view.channel !== null;
    case 'pre':
      return view.pre;
    case 'page':
      return view.page === until.page;
    case 'changed':
      return {
        picture: picture !== began.picture,
        model: view.models[0] !== began.view.models[0],
        class: view.evidence !== began.view.evidence,
        quantity: view.cost.quantity !== began.view.cost.quantity,
      }[until.what];
    case 'never':
      return false;
  }
}
