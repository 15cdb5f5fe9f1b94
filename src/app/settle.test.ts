import { expect, test } from 'vitest';
import { defaultView, parseView } from '../store/url';
import { settle } from './settle';

const here = { models: ['1.0', '1.1'], samples: ['lighthouse.jpg', 'ladybug.jpg'] };
const usual = { model: '1.1', sample: 'lighthouse.jpg' };
const settled = (query: string) => settle(parseView(query, defaultView('en')), here, usual);

test('what is here stays, without a word', () => {
  const { view, notices } = settled('?model=1.0,1.1&sample=ladybug.jpg');
  expect(view).toMatchObject({ models: ['1.0', '1.1'], sample: 'ladybug.jpg' });
  expect(notices).toEqual([]);
});

test('a model or a sample that is not here falls to the usual one and is told', () => {
  const { view, notices } = settled('?model=2.0&sample=gone.jpg');
  expect(view).toMatchObject({ models: ['1.1'], sample: 'lighthouse.jpg' });
  expect(notices).toEqual([
    { kind: 'model', id: '2.0', shown: '1.1', asked: ['2.0'] },
    { kind: 'sample', file: 'gone.jpg' },
  ]);
});

test('of several models those that are here are shown', () => {
  expect(settled('?model=1.0,2.0')).toMatchObject({
    view: { models: ['1.0'] },
    notices: [{ kind: 'model', id: '2.0', shown: '1.0', asked: ['1.0', '2.0'] }],
  });
});
