import type { Accuracy, Weights } from '../catalog';
import type { ModelState } from '../store/models';
import { useWords } from '../views/useWords';
import { bytes } from '../words/format';
import type { Words } from '../words/en';

/** Which weights run, how accurate they are and by whose measurement, and whether the file is what it should be. */
export function WeightsFacts({ state }: { state: ModelState }) {
  const words = useWords();
  const { model, loading } = state;
  const loaded = loading.status === 'ready' ? loading.loaded : null;
  return (
    <section className="weights-facts">
      <h2>{words.weights.title}</h2>
      <p>{origin(words, model.weights)}</p>
      <ul>
        {model.weights.accuracy.map((accuracy) => (
          <li key={accuracy.by}>{stated(words, accuracy)}</li>
        ))}
        {loaded && (
          <li>
            {words.weights.size(bytes(words.lang, loaded.bytes))} ·{' '}
            {loaded.sha256 && model.source.sha256 ? words.weights.checked : words.weights.unchecked}
          </li>
        )}
      </ul>
    </section>
  );
}

function origin({ weights }: Words, of: Weights): string {
  return of.kind === 'starter' ? weights.starter(of.trained) : weights[of.kind];
}

function stated({ weights, units }: Words, { top1, top5, pictures, by }: Accuracy): string {
  return weights.accuracy(top1 === null ? null : units.percent(top1), units.percent(top5), pictures, by);
}
