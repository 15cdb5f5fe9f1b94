import './Evidence.css';
import type { PaletteName } from '../draw/palette';
import type { Evidence as Found, NoEvidence } from '../explain/evidence';
import type { Product, Site } from '../explain/explanation';
import type { ReceptiveField } from '../network/types';
import type { Pixels } from '../tensor/pixels';
import type { ClassNames } from '../words/classes';
import type { Words } from '../words/en';
import { ClassChoice } from './ClassChoice';
import { EvidenceMap } from './EvidenceMap';
import { useWords } from './useWords';
import type { Position } from './ValueGrid';

/** A class and the evidence for it. */
export interface ForClass {
  index: number;
  evidence: Found;
}

export interface EvidenceProps {
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
  /** What a value of the map is made of, where the maps are sums of the network's channels; null where they are channels. */
  termsAt: ((at: Position) => readonly Product[] | null) | null;
  onSource: (site: Site) => void;
  /** The model's name where several are shown. */
  model?: string;
}

/** Where in the picture the network finds what speaks for a class, exactly; and for one class rather than another. */
export function Evidence(props: EvidenceProps) {
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
          <EvidenceMap {...props} evidence={evidence} />
        </>
      )}
    </figure>
  );
}

function whyNot(reason: NoEvidence, text: Words['explain']['evidence']): string {
  // What is only not there yet will be.
  return reason === 'tensors' || reason === 'weights' ? text.waiting : text.unavailable(text.reasons[reason]);
}
