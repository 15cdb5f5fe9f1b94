import type { ReactNode } from 'preact/compat';
import { totals } from '../network/cost';
import type { ModelState } from '../store/models';
import { fedValue } from '../tensor/input';
import type { InputRecipe } from '../tensor/pixels';
import { useWords } from '../views/useWords';
import type { Words } from '../words/en';
import { bytes, number, significant } from '../words/format';
import { accuracyText } from './WeightsLine';

/** What the model's file is, where it comes from, whether it is what it should be, and how it is fed. */
export function ModelFacts({ state }: { state: ModelState }) {
  const words = useWords();
  const { lang, models } = words;
  const { model, loading, network } = state;
  const loaded = loading.status === 'ready' ? loading.loaded : null;
  const size = loaded?.bytes ?? model.bytes;
  const parameters = network && totals(network).parameters;
  const shared = [...(loaded?.shared.values() ?? [])];
  const facts: [string, ReactNode][] = [
    [models.name, network?.name || model.id],
    [models.origin, originText(words, state)],
    [models.size, size === null ? models.unknown : bytes(lang, size)],
    [models.checksum, checksumText(words, state)],
    [models.parameters, parameters === null ? models.unknown : number(lang, parameters)],
    [models.recipe, recipeText(words, model.source.recipe)],
    [
      models.accuracy,
      model.weights.accuracy.length === 0
        ? models.unknown
        : model.weights.accuracy.map((accuracy) => (
            <span key={accuracy.by}>{accuracyText(words, accuracy)}</span>
          )),
    ],
    [models.differs, differsText(words, state)],
  ];
  const [first = '', ...others] = network?.outputs ?? [];
  if (others.length > 0) facts.push([models.outputs, models.firstOf(first, others)]);
  if (shared.length > 0 && parameters !== null) {
    const kept = shared.reduce((sum, layer) => sum + layer.kept, 0);
    const biases = shared.length > 0 ? biasesOf(state) : 0;
    facts.push([models.shared, models.sparse(kept, parameters - biases, 256)]);
  }
  return (
    <dl className="model-facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One bias for every filter of every convolution. */
function biasesOf({ network }: ModelState): number {
  return (network?.layers ?? []).reduce(
    (sum, { op, shape }) => sum + (op.kind === 'conv' && op.bias !== null ? (shape?.[0] ?? 0) : 0),
    0,
  );
}

function originText({ models }: Words, { model, loading }: ModelState): string {
  const { files, gitBlob, url } = model.source;
  const from = files
    ? models.from.file
    : gitBlob === undefined
      ? models.from.page
      : models.from.host(new URL(url).host);
  return loading.status === 'ready' ? `${from} · ${models.format[loading.loaded.format]}` : from;
}

function checksumText({ models }: Words, { model, loading }: ModelState): string {
  if (loading.status !== 'ready') return models.notLoaded;
  const { sha256 } = loading.loaded;
  if (sha256 === null) return models.unverified;
  if (model.source.gitBlob !== undefined) return `${models.verifiedGit} · ${models.computed(sha256)}`;
  return model.source.files || model.source.sha256 === null
    ? models.computed(sha256)
    : `${models.verified} · ${models.computed(sha256)}`;
}

function differsText({ weights: words, models }: Words, { model: { weights } }: ModelState): string {
  switch (weights.kind) {
    case 'starter':
      return words.starter(weights.trained);
    case 'authors':
      return models.original;
    case 'local':
      return models.own;
    case 'compressed':
    case 'half':
    case 'unknown':
      return words[weights.kind];
  }
}

function recipeText({ models, lang }: Words, { size, resize, via, order, ...recipe }: InputRecipe): string {
  const ranges = ([0, 1, 2] as const).map((plane) => {
    const [low, high] = [0, 255].map((byte) => significant(lang, fedValue(recipe, plane, byte), 4));
    return models.range(low ?? '', high ?? '');
  });
  const [first = '', ...others] = ranges;
  return models.input(
    size,
    resize,
    via,
    order,
    others.every((range) => range === first) ? first : ranges.join(', '),
  );
}
