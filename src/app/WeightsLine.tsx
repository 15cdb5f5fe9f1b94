import type { Accuracy } from '../catalog';
import type { ModelState } from '../store/models';
import { useWords } from '../views/useWords';
import type { Words } from '../words/en';

/** One line: which weights run, and how accurate they are by whose measurement. */
export function WeightsLine({ state }: { state: ModelState }) {
  const words = useWords();
  const { id, weights } = state.model;
  const [last] = weights.accuracy.slice(-1);
  return (
    <p className="weights-line">
      {weights.kind === 'local'
        ? weights.file
        : words.models.option.best(id, words.models.kinds[weights.kind])}
      {last && <span>{accuracyText(words, last)}</span>}
    </p>
  );
}

/** What share of which pictures is named rightly, and who says so. */
export function accuracyText({ weights, units }: Words, { top1, top5, pictures, by }: Accuracy): string {
  return weights.accuracy(top1 === null ? null : units.percent(top1), units.percent(top5), pictures, by);
}
