import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairings, roundings, extraKinds, quantities } from '../network/choices';
import { fits } from '../tensor/pixels';
import { defaultView, formatView, parseView, unreadIn } from './url';
import {
  axes,
  compareScales,
  groupings,
  langs,
  measures,
  orders,
  pages,
  palettes,
  parts,
  scales,
  sorts,
  units,
  type View,
} from './view';

const fallback = defaultView('en');
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const word = fc.string({ minLength: 1, maxLength: 30 });

const views: fc.Arbitrary<View> = fc.record({
  page: fc.constantFrom(...pages),
  models: fc.array(fc.stringMatching(/^[\w.-]{1,12}$/), { minLength: 1, maxLength: 4 }),
  layer: word,
  channel: nullable(fc.nat(999)),
  at: nullable(fc.record({ row: fc.nat(999), column: fc.nat(999) })),
  pre: fc.boolean(),
  sort: fc.constantFrom(...sorts),
  scale: fc.constantFrom(...scales),
  palette: fc.constantFrom(...palettes),
  fit: fc.constantFrom(...fits),
  lang: fc.constantFrom(...langs),
  sample: nullable(word.filter((file) => file !== 'own')),
  evidence: nullable(fc.nat(999)),
  threads: nullable(fc.integer({ min: 1, max: 16 })),
  cost: fc.record({
    quantity: fc.constantFrom(...quantities),
    grouping: fc.constantFrom(...groupings),
    measure: fc.constantFrom(...measures),
    axis: fc.constantFrom(...axes),
    order: fc.constantFrom(...orders),
    unit: fc.constantFrom(...units),
    convention: fc.record({
      size: nullable(fc.integer({ min: 32, max: 1024 })),
      pools: nullable(fc.constantFrom(...roundings)),
      headPadding: fc.constantFrom(null, 0, 1),
    }),
    extras: fc.subarray([...extraKinds]),
  }),
  compare: fc.record({
    pairing: fc.constantFrom(...pairings),
    from: fc.nat(3),
    scale: fc.constantFrom(...compareScales),
  }),
  overlay: nullable(fc.integer({ min: 0, max: 100 })),
  term: nullable(fc.stringMatching(/^[a-z]{1,30}$/)),
  step: nullable(fc.integer({ min: 1, max: 99 })),
  embed: nullable(fc.record({ hide: fc.subarray([...parts]) })),
});

test('property: a view written to the address and read back is the same view', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(parseView(formatView(view, fallback), fallback)).toEqual(view);
    }),
  );
});

test('property: any text is a valid view', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const view = parseView(`?${text}&at=${text}&model=${text}&channel=${text}`, fallback);
      expect(pages).toContain(view.page);
      expect(view.models.length).toBeGreaterThan(0);
      expect(view.channel === null || Number.isSafeInteger(view.channel)).toBe(true);
    }),
  );
});

test('the names in the query are the documented ones', () => {
  const view = parseView(
    '?model=1.0,1.1&layer=fire5/expand3x3&channel=7&at=10,12&pre=1&lang=zh&view=cost&class=281',
    fallback,
  );
  expect(view).toMatchObject({
    models: ['1.0', '1.1'],
    layer: 'fire5/expand3x3',
    channel: 7,
    at: { row: 10, column: 12 },
    pre: true,
    lang: 'zh',
    page: 'cost',
    evidence: 281,
  });
  expect(formatView(view, fallback)).toContain('layer=fire5/expand3x3');
});

test.each([
  'channel=-1',
  'channel=1e9',
  'at=1',
  'at=1,x',
  'threads=0',
  'threads=99',
  'view=nonsense',
  'pre=yes',
  'size=31',
  'size=9999',
  'headpad=2',
  'extras=nonsense',
  'model=',
  'overlay=101',
  'step=0',
  'embed=yes',
  'hide=header',
])('%s falls to the default', (query) => expect(parseView(query, fallback)).toEqual(fallback));

test('what a view writes is all understood, and any other name or value is named', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(unreadIn(formatView(view, fallback))).toEqual([]);
    }),
  );
  expect(unreadIn('?layer=conv1&map=3&channel=blue&constructor=1')).toEqual([
    'map',
    'channel',
    'constructor',
  ]);
});
