import { useMemo, useRef, useState } from 'preact/compat';
import { domainOver } from '../draw/domain';
import { footprint } from '../draw/footprint';
import { contrast, type Evidence as Found } from '../explain/evidence';
import { notFiniteIn } from '../tensor/stats';
import type { Plane } from '../tensor/tensor';
import { nameOf } from '../words/classes';
import { exact } from '../words/format';
import { DataTable } from './DataTable';
import type { Entry } from './entries';
import type { EvidenceProps } from './Evidence';
import { ExportMenu } from './ExportMenu';
import { planeTable } from './export';
import { Legend } from './Legend';
import { mapSummary } from './summaries';
import { Summary } from './Summary';
import { TermList } from './TermList';
import { useWords } from './useWords';
import { ValueGrid, type Position } from './ValueGrid';
import { VerdictNote } from './VerdictNote';

interface Props extends EvidenceProps {
  evidence: Exclude<Found, { kind: 'unavailable' }>;
}

/** The map over the picture, what a value of it is made of, and its mean beside the logit. */
export function EvidenceMap(props: Props) {
  const { evidence, chosen, against, ends, classes, palette, picture, receptive } = props;
  const { onCell, termsAt, onSource } = props;
  const words = useWords();
  const text = words.explain.evidence;
  const [opacity, setOpacity] = useState(0.6);
  const [hovered, setHovered] = useState<Position | null>(null);
  const [picked, setPicked] = useState<Position | null>(null);
  const other = against?.evidence.kind === 'unavailable' ? null : (against?.evidence ?? null);
  const map = useMemo(() => (other ? contrast(evidence.map, other.map) : evidence.map), [evidence, other]);
  const domain = useMemo(() => {
    const { min, max } = ends ?? { min: 0, max: 0 };
    // No difference of two classes can be larger than this: one scale for all of them too.
    if (other) return domainOver([{ min: min - max, max: max - min }], 'diverging');
    return domainOver([{ min, max }], min < 0 ? 'diverging' : 'sequential');
  }, [ends, other]);
  const under = useMemo(
    () => (receptive ? { picture, place: footprint(receptive, map), opacity } : null),
    [receptive, picture, map, opacity],
  );
  const name = nameOf(classes, chosen.index, words);
  const rival = against ? nameOf(classes, against.index, words) : null;
  const shown = hovered ?? picked;
  const terms = useMemo(() => {
    const products = picked && termsAt?.(picked);
    return (
      products &&
      products.map(({ product, source }): Entry => ({
        label: typeof source === 'string' ? '' : words.explain.channel(source.channel),
        value: product,
        source,
        note: null,
        products: [],
      }))
    );
  }, [picked, termsAt, words]);
  const title = rival === null ? text.map(name) : text.difference(name, rival);
  const drawing = useRef<HTMLDivElement>(null);
  const summary = mapSummary(words, title, map, null);
  const bias = evidence.bias - (other?.bias ?? 0);
  const mean = evidence.mean - (other?.mean ?? 0);
  return (
    <>
      <ExportMenu
        title={title}
        note={text.scale}
        summary={summary}
        table={() => planeTable(map, words.maps.row)}
        drawing={drawing}
      />
      <div ref={drawing}>
        <ValueGrid
          name={title}
          map={map}
          domain={domain}
          palette={palette}
          under={under}
          at={picked}
          marked={shown}
          onPoint={(at) => {
            setPicked(at);
            onCell?.(at);
          }}
          onHover={setHovered}
        />
        <Legend
          domain={domain}
          kind={domain.kind}
          palette={palette}
          unit={text.unit}
          broken={notFiniteIn(map.data)}
        />
      </div>
      <Summary text={summary} />
      <p className="evidence-value">
        <span>{shown ? words.maps.position(shown.row, shown.column) : title}</span>
        <span>{shown && exact(map.data[shown.row * map.width + shown.column] ?? NaN)}</span>
      </p>
      {terms && (
        <>
          <p>{text.cell(evidence.maps)}</p>
          <TermList
            entries={terms}
            limit={null}
            kernel={null}
            kind="sequential"
            palette={palette}
            added
            onSource={onSource}
          />
        </>
      )}
      <label className="evidence-opacity">
        <span>{text.opacity}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={opacity}
          aria-valuetext={words.units.percent(opacity)}
          onChange={({ currentTarget }) => setOpacity(currentTarget.valueAsNumber)}
        />
      </label>
      <dl>
        <div>
          <dt>{text.mean}</dt>
          <dd>
            <output aria-label={text.mean}>{exact(mean)}</output>
          </dd>
        </div>
        {evidence.kind === 'linear' && (
          <div>
            <dt>{words.explain.bias}</dt>
            <dd>{exact(bias)}</dd>
          </div>
        )}
        <div>
          <dt>{rival === null ? text.logit : text.logits}</dt>
          <dd>
            <output aria-label={text.logit}>{exact(evidence.logit - (other?.logit ?? 0))}</output>
          </dd>
        </div>
      </dl>
      <p>{rival === null ? text.statement[evidence.kind](evidence.maps) : text.contrastRead(name, rival)}</p>
      <VerdictNote verdict={evidence.verdict} />
      <p>{text.scale}</p>
      <DataTable
        caption={title}
        columns={[text.position, ...(other && rival !== null ? [name, rival] : []), text.unit]}
        rows={() => rowsOf(map, other ? [evidence.map, other.map] : [], words.maps.position)}
      />
    </>
  );
}

/** Every value of the map, and before it those that it is the difference of. */
function rowsOf(
  map: Plane,
  parts: readonly Plane[],
  position: (row: number, column: number) => string,
): [string, ...string[]][] {
  return Array.from(map.data, (_, i) => [
    position(Math.floor(i / map.width), i % map.width),
    ...[...parts, map].map(({ data }) => exact(data[i] ?? NaN)),
  ]);
}
