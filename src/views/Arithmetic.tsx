import { useMemo, useState, type ReactNode } from 'preact/compat';
import './button.css';
import './Arithmetic.css';
import type { Kind } from '../draw/domain';
import type { PaletteName } from '../draw/palette';
import type { Explanation, Site } from '../explain/explanation';
import { verdict } from '../explain/verdict';
import type { Layer } from '../network/types';
import type { Words } from '../words/en';
import { exact, significant, signed } from '../words/format';
import { listingOf } from './entries';
import { Path } from './Path';
import { Products } from './Products';
import { TermList } from './TermList';
import { useWords } from './useWords';
import { VerdictNote } from './VerdictNote';

/** Terms that are shown without being asked for. */
const SHOWN = 6;

interface Props {
  layer: Layer;
  explanation: Explanation;
  /** The runtime's own value, before or after the layer's folded ReLU; null before there is any. */
  runtime: { value: number; before: boolean; half?: boolean | undefined } | null;
  /** How one came here, this value last. */
  trail: readonly Site[];
  /** How the values of the layer's input are coloured. */
  kind: Kind;
  palette: PaletteName;
  nameOfClass: (index: number) => string;
  onSource: (site: Site) => void;
  /** Back to this value of the trail. */
  onBack: (site: Site) => void;
  /** The model's name where several are shown. */
  model?: string;
}

/** How a value came to be, as a sum on paper, beside what the runtime says of it. */
export function Arithmetic(props: Props) {
  const { layer, explanation, runtime, trail, kind, palette, nameOfClass, onSource, onBack, model } = props;
  const words = useWords();
  const { explain } = words;
  const listing = useMemo(
    () => listingOf(explanation, words, nameOfClass),
    [explanation, words, nameOfClass],
  );
  // Another value begins with the largest terms only.
  const [expanded, setExpanded] = useState<Explanation | null>(null);
  const all = expanded === explanation;
  const rest = listing && listing.entries.length > SHOWN + 1 ? listing.entries.slice(SHOWN) : [];
  const kernel = layer.op.kind === 'conv' ? layer.op.window.kernel : layer.op.kind === 'linear' ? ONE : null;
  return (
    <section className="arithmetic" aria-label={explain.arithmetic(model)}>
      <h2>{explain.heading}</h2>
      <Path trail={trail} onBack={onBack} />
      {explanation.kind === 'unavailable' ? (
        <p>{explain.unavailable[explanation.reason]}</p>
      ) : (
        <>
          <p className="arithmetic-rule">{ruleOf(explanation, trail, words)}</p>
          {listing && (
            <TermList
              key={trail.length}
              entries={listing.entries}
              limit={rest.length > 0 && !all ? SHOWN : null}
              kernel={kernel}
              kind={kind}
              palette={palette}
              added={listing.added && explanation.kind !== 'softmax'}
              onSource={onSource}
            />
          )}
          {listing && rest.length > 0 && (
            <button
              type="button"
              className="arithmetic-rest text-button"
              aria-expanded={all}
              onClick={() => setExpanded(all ? null : explanation)}
            >
              <span className="underlined">
                {all ? explain.showFewer : `${explain.smaller[listing.of](rest.length)} · ${explain.showAll}`}
              </span>
              {!all && listing.added && (
                <span>
                  {(explanation.kind === 'softmax' ? significant : signed)(
                    words.lang,
                    rest.reduce((sum, { value }) => sum + value, 0),
                  )}
                </span>
              )}
            </button>
          )}
          {explanation.kind === 'conv' && kernel && kernel.some((size) => size > 1) && (
            <Products channels={explanation.channels} kernel={kernel} onSource={onSource} />
          )}
          <Result layer={layer} explanation={explanation} runtime={runtime} />
        </>
      )}
    </section>
  );
}

const ONE = [1, 1] as const;

function ruleOf(
  explanation: Exclude<Explanation, { kind: 'unavailable' }>,
  trail: readonly Site[],
  { explain }: Words,
): string {
  if (explanation.kind !== 'concat') return explain.rules[explanation.kind];
  const { source } = explanation.term;
  return typeof source === 'string'
    ? ''
    : explain.concat(trail.at(-1)?.channel ?? 0, source.key, source.channel);
}

interface ResultProps {
  layer: Layer;
  explanation: Exclude<Explanation, { kind: 'unavailable' }>;
  runtime: Props['runtime'];
}

/** What follows the terms: bias, sum, ReLU, total, and the runtime's own number. */
function Result({ layer, explanation, runtime }: ResultProps) {
  const words = useWords();
  const { lang, explain } = words;
  const { before, value, sumOfAbs } = explanation.outcome;
  const recomputed = runtime?.before ? before : value;
  const plain = (number: number) => significant(lang, number, 6);
  const lines: [label: string, number: ReactNode][] = [];
  switch (explanation.kind) {
    case 'conv':
    case 'linear':
      if (explanation.bias !== null) lines.push([explain.bias, signed(lang, explanation.bias)]);
      lines.push([explain.sum, plain(before)]);
      break;
    case 'add':
      lines.push([explain.sum, plain(before)]);
      break;
    case 'maxpool':
      lines.push([explain.largest, plain(before)]);
      break;
    case 'average':
      lines.push([explain.sum, plain(explanation.sum)], [explain.divided(explanation.count), plain(before)]);
      break;
    case 'softmax':
      lines.push(
        [explain.power(explanation.own.value, explanation.largest), plain(explanation.own.power)],
        [explain.powers(explanation.classes.length), plain(explanation.sum)],
        [explain.quotient, plain(value)],
      );
      break;
    case 'input': {
      const { colour, x, y, byte, scale, mean, std } = explanation;
      lines.push([explain.pixel.byte(colour, x, y), byte]);
      if (scale !== 1) lines.push([explain.pixel.scale(scale), plain(byte * scale)]);
      lines.push([explain.pixel.mean, signed(lang, -mean)]);
      if (std !== 1) lines.push([explain.pixel.std(std), plain(value)]);
      break;
    }
    case 'concat':
    case 'relu':
      break;
  }
  if (layer.preTensor !== null && !runtime?.before) lines.push([explain.relu(before), plain(value)]);
  if (layer.op.kind === 'relu') lines.push([explain.relu(before), plain(value)]);
  return (
    <>
      <dl>
        {lines.map(([label, number]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number}</dd>
          </div>
        ))}
        <div className="arithmetic-total">
          <dt>{runtime?.before ? explain.recomputedBefore : explain.recomputed}</dt>
          <dd>
            <output aria-label={explain.recomputed}>{exact(recomputed)}</output>
          </dd>
        </div>
        {runtime && (
          <div>
            <dt>{explain.runtimeName}</dt>
            <dd>
              <output aria-label={explain.runtime}>{exact(runtime.value)}</output>
            </dd>
          </div>
        )}
      </dl>
      {runtime ? (
        <VerdictNote verdict={verdict(recomputed, runtime.value, sumOfAbs, runtime.half)} />
      ) : (
        <p className="arithmetic-note">{explain.noRuntime}</p>
      )}
      {explanation.kind === 'input' && <p className="arithmetic-note">{explain.pixel.end}</p>}
    </>
  );
}
