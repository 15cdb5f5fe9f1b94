import { useMemo } from 'preact/compat';
import type { BatchEntry } from '../store/batch';
import { agreementOf, type Agreement } from '../tensor/agreement';
import { Table } from '../views/Table';
import { useWords } from '../views/useWords';
import type { CompareWords } from '../words/compare.en';
import { number, percent } from '../words/format';
import { useCompareWords } from './compareWords';

interface Props {
  entries: readonly BatchEntry[];
  names: readonly [string, string];
}

/** How far two models agree on the pictures. */
export function CompareAgreement({ entries, names }: Props) {
  const { lang } = useWords();
  const text = useCompareWords();
  const agreement = useMemo(() => agreementOf(entries), [entries]);
  return (
    <Table
      caption={text.agreement}
      columns={[text.figure, text.value]}
      rows={figures(text, lang, agreement, names)}
    />
  );
}

/** The table of agreement, row by row. */
function figures(
  text: CompareWords,
  lang: string,
  { pictures, sameTop1, overlap, confidence, known, right, among }: Agreement,
  [a, b]: readonly [string, string],
): [string, string][] {
  const of = (count: number, all: number) =>
    `${number(lang, count)} (${percent(lang, count / Math.max(1, all))})`;
  return [
    [text.agreed, number(lang, pictures)],
    [text.sameTop1, of(sameTop1, pictures)],
    [text.overlap, number(lang, overlap, 2)],
    [text.confidence(a), percent(lang, confidence[0])],
    [text.confidence(b), percent(lang, confidence[1])],
    ...(known === 0
      ? []
      : ([
          [text.known, number(lang, known)],
          [text.bothRight, of(right.both, known)],
          [text.onlyRight(a), of(right.onlyFirst, known)],
          [text.onlyRight(b), of(right.onlySecond, known)],
          [text.noneRight, of(right.neither, known)],
          [text.rightFive(a), of(among[0], known)],
          [text.rightFive(b), of(among[1], known)],
        ] satisfies [string, string][])),
  ];
}
