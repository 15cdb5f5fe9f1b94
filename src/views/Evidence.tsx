import { useMemo, useState } from 'react';
import './Evidence.css';
import { domainOver } from '../draw/domain';
import { footprint } from '../draw/footprint';
import type { PaletteName } from '../draw/palette';
import { contrast, type Evidence as Found, type NoEvidence } from '../explain/evidence';
import type { ReceptiveField } from '../network/types';
import type { Pixels } from '../tensor/pixels';
import { nameOf, type ClassNames } from '../words/classes';
import type { Words } from '../words/en';
import { exact } from '../words/format';
import { ClassChoice } from './ClassChoice';
import { Legend } from './Legend';
import { useWords } from './useWords';
import { ValueGrid, type Position } from './ValueGrid';
import { VerdictNote } from './VerdictNote';

/** A class and the evidence for it. */
export interface ForClass {
  index: number;
  evidence: Found;
}

interface Props {
  chosen: ForClass;
  /** The class that it is set against, or null. */
  against: ForClass | null;
  /** Over all classes. */
  ends: { min: number; max: number } | null;
  /** Class indices, the most probable first. */
  order: readonly number[];
  classes: ClassNames;
  palette: PaletteName;
  /** The pixels that were fed, and where on them the maps lie. */
  picture: Pixels;
  receptive: ReceptiveField | null;
  onClass: (index: number) => void;
  onAgainst: (index: number | null) => void;
  /** A place of the chosen class's map was picked; null where the maps are no channels of the network. */
  onCell: ((at: Position) => void) | null;
  /** The model's name where several are shown. */
  model?: string;
}

/** Where in the picture the network finds what speaks for a class, exactly; and for one class rather than another. */
export function Evidence(props: Props) {
  const { chosen, against, order, classes, model, onClass, onAgainst } = props;
  const words = useWords();
  const text = words.explain.evidence;
  const { evidence } = chosen;
  const second = order.find((index) => index !== chosen.index);
  return (
    <figure className="evidence" aria-label={model ? text.in(model) : text.figure}>
      <figcaption>{text.figure}</figcaption>
      {evidence.kind === 'unavailable' ? (
        <p>{whyNot(evidence.reason, text)}</p>
      ) : (
        <>
          <ClassChoice
            label={text.for}
            value={chosen.index}
            order={order}
            classes={classes}
            onClass={onClass}
          />
          {second !== undefined && (
            <label className="evidence-contrast">
              <input
                type="checkbox"
                checked={against !== null}
                onChange={({ currentTarget }) => onAgainst(currentTarget.checked ? second : null)}
              />
              {text.contrast}
            </label>
          )}
          {against && (
            <ClassChoice
              label={text.against}
              value={against.index}
              order={order}
              classes={classes}
              onClass={onAgainst}
            />
          )}
          <MapOf {...props} evidence={evidence} />
        </>
      )}
    </figure>
  );
}

function whyNot(reason: NoEvidence, text: Words['explain']['evidence']): string {
  // What is only not there yet will be.
  return reason === 'tensors' || reason === 'weights' ? text.waiting : text.unavailable(text.reasons[reason]);
}

type Known = Exclude<Found, { kind: 'unavailable' }>;

/** The map over the picture, and its mean beside the logit. */
function MapOf(props: Props & { evidence: Known }) {
  const { evidence, chosen, against, ends, classes, palette, picture, receptive, onCell } = props;
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
  const title = rival === null ? text.map(name) : text.difference(name, rival);
  const bias = evidence.bias - (other?.bias ?? 0);
  const mean = evidence.mean - (other?.mean ?? 0);
  return (
    <>
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
      <p className="evidence-value">
        <span>{shown ? words.maps.position(shown.row, shown.column) : title}</span>
        <span>{shown && exact(map.data[shown.row * map.width + shown.column] ?? NaN)}</span>
      </p>
      <Legend domain={domain} kind={domain.kind} palette={palette} unit={text.unit} nans={false} />
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
    </>
  );
}
