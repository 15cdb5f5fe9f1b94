import { expect, test } from 'vitest';
import { defaultView } from '../store/url';
import type { View } from '../store/view';
import { learnEn } from '../words/learn.en';
import { isDone, steps, type Moment } from './tour';

const momentOf = (view: View, picture = 'one'): Moment => ({ view, picture });
/** The view at the beginning of each step, as the steps before it left it. */
const beginnings = steps.map((_, last) =>
  steps.slice(0, last + 1).reduce((view, { show }) => ({ ...view, ...show }), defaultView('en')),
);

test('eight to twelve steps ask for something, and each that has words is a step', () => {
  const asking = steps.filter(({ until }) => until.kind !== 'never');
  expect(asking.length).toBeGreaterThanOrEqual(8);
  expect(asking.length).toBeLessThanOrEqual(12);
  expect(steps.map(({ name }) => name).toSorted()).toEqual(Object.keys(learnEn.steps).toSorted());
});

test('no step is done before anything has been done', () => {
  for (const [index, { name, until }] of steps.entries()) {
    const began = momentOf(beginnings[index] ?? defaultView('en'));
    expect([name, isDone(until, began, began)]).toEqual([name, false]);
  }
});

test.each<[string, Partial<View>]>([
  ['convolution', { layer: 'conv1' }],
  ['channel', { channel: 3 }],
  ['relu', { pre: true }],
  ['squeeze', { layer: 'fire2/squeeze1x1' }],
  ['expand', { layer: 'fire2/expand3x3' }],
  ['pool', { layer: 'pool1' }],
  ['head', { layer: 'conv10' }],
  ['evidence', { evidence: 7 }],
  ['cost', { page: 'cost' }],
  ['versions', { models: ['1.0'] }],
  ['compression', { cost: { ...defaultView('en').cost, quantity: 'parameters' } }],
])('%s is done by what it asks for', (name, change) => {
  const index = steps.findIndex((step) => step.name === name);
  const began = momentOf(beginnings[index] ?? defaultView('en'));
  const until = steps[index]?.until ?? { kind: 'never' };
  expect(isDone(until, began, momentOf({ ...began.view, ...change }))).toBe(true);
});

test('another picture ends the first step', () => {
  const view = defaultView('en');
  expect(isDone(steps[0]?.until ?? { kind: 'never' }, momentOf(view), momentOf(view, 'two'))).toBe(true);
});
