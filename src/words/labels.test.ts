import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLabels } from './labels';

const names = (text: string) => parseLabels(text).map(({ en }) => en);

test.each([
  ['lines', 'cat\r\ndog\n', ['cat', 'dog']],
  [
    'lines with WordNet ids',
    'n01440764 tench, Tinca tinca\nn01443537 goldfish',
    ['tench, Tinca tinca', 'goldfish'],
  ],
  ['a JSON list', '["cat", "dog"]', ['cat', 'dog']],
  ['a JSON object by index', '{"1": "dog", "0": "cat"}', ['cat', 'dog']],
  [
    'JSON with ids and names',
    '{"0": ["n01440764", "tench"], "1": ["n01443537", "goldfish"]}',
    ['tench', 'goldfish'],
  ],
])('%s', (_, text, expected) => {
  expect(names(text)).toEqual(expected);
});

test.each(['', '{"a": "cat"}', '{"1": "dog"}', '[1, 2]', '[', 'a\u0000b'])('%j is refused', (text) => {
  expect(() => parseLabels(text)).toThrow(SyntaxError);
});

test('property: any text is a list of names or a SyntaxError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        expect(parseLabels(text).length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});
