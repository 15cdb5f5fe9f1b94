import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesClass, nameOf, parseClasses } from './classes';
import { en } from './en';
import { zh } from './zh';

const file = readFileSync('public/labels/imagenet.tsv', 'utf8');
const two = '0\tn01440764\ttench\t丁鲷\n1\tn01443537\tgoldfish\t金鱼\n';

describe('parseClasses', () => {
  test('reads the 1000 classes that come with the page', () => {
    const classes = parseClasses(file);
    expect(classes).toHaveLength(1000);
    expect(classes[0]).toEqual({ wordnet: 'n01440764', en: 'tench', zh: '丁鲷' });
    // The data set numbers its classes by sorted WordNet ids.
    const ids = classes.map(({ wordnet }) => wordnet);
    expect(ids).toEqual([...ids].sort());
  });

  test('takes Windows line ends and a missing last one', () => {
    expect(parseClasses(two.replaceAll('\n', '\r\n').trimEnd())).toEqual(parseClasses(two));
  });

  test.each([
    ['nothing', '', 'the file is empty'],
    ['a field too few', '0\tn01440764\ttench\n', 'line 1: 4 fields expected, 3 found'],
    ['a field too many', `${two}2\tn01484850\ta\tb\tc`, 'line 3: 4 fields expected, 5 found'],
    ['an empty line inside', two.replace('\n', '\n\n'), 'line 2: 4 fields expected, 1 found'],
    ['a gap in the indices', two.replace('1\tn014', '2\tn014'), 'line 2: index 1 expected, "2" found'],
    ['an index that is no number', two.replace('0\t', 'x\t'), 'line 1: index 0 expected, "x" found'],
    ['a foreign id', two.replace('n01440764', 'n123'), 'line 1: "n123" is not a WordNet id'],
    ['a blank English name', two.replace('tench', ' '), 'line 1: no name in en'],
    ['a blank Chinese name', two.replace('金鱼', ''), 'line 2: no name in zh'],
    ['a name twice', two.replace('goldfish', 'tench'), 'line 2: the name "tench" occurs twice in en'],
  ])('refuses %s', (_, tsv, message) => {
    expect(() => parseClasses(tsv)).toThrow(
      new SyntaxError(`labels${message.startsWith('line') ? ', ' : ': '}${message}`),
    );
  });

  test('any names without tabs and line ends come back as they were', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => /\S/.test(text) && !/[\t\r\n]/.test(text));
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, (all) => {
        const tsv = all.map((text, i) => `${i}\tn00000000\t${text}\t${text}`).join('\n');
        expect(parseClasses(tsv).map((each) => [each.en, each.zh])).toEqual(all.map((text) => [text, text]));
      }),
    );
  });
});

describe('nameOf', () => {
  const classes = parseClasses(two);
  test.each([
    [1, en, 'goldfish'],
    [1, zh, '金鱼'],
    [17, en, 'class 17'],
    [17, zh, '类别 17'],
  ])('%i in $lang is %s', (index, words, name) => {
    expect(nameOf(classes, index, words)).toBe(name);
  });
});

describe('matchesClass', () => {
  const classes = parseClasses(file);
  const found = (query: string) =>
    classes.flatMap((_, index) => (matchesClass(classes, index, query) ? [index] : []));
  test.each([
    ['  TABBY ', [281]],
    ['281', [281]],
    ['金鱼', [1]],
    ['no such thing', []],
  ])('%j finds %j', (query, indices) => {
    expect(found(query)).toEqual(indices);
  });
  test('an empty search finds all', () => expect(found('')).toHaveLength(1000));
  test('a class without a name is found by its number', () => {
    expect(matchesClass([], 17, '17')).toBe(true);
    expect(matchesClass([], 17, 'tench')).toBe(false);
  });
});
