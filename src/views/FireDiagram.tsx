import { useCallback, useId, useMemo, useRef } from 'preact/compat';
import './FireDiagram.css';
import { kindOf } from '../draw/domain';
import { fireDiagram, upperBranch, type FireBox, type FirePart } from '../draw/fire';
import type { FireStage } from '../draw/mapUnits';
import type { PaletteName } from '../draw/palette';
import { paintThumbnails } from '../draw/thumbnails';
import { branchShares, fireFacts, type FireFacts } from '../explain/branches';
import { layerOf, type LayerKey, type Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import type { Words } from '../words/en';
import { number, percent } from '../words/format';
import { DataTable } from './DataTable';
import type { Row } from './Table';
import { ExportMenu } from './ExportMenu';
import { FireCost } from './FireCost';
import { ConcatBar, Notes, type Branch, type Shares } from './FireNotes';
import { fireSummary } from './summaries';
import { Summary } from './Summary';
import { useCanvas } from './useCanvas';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

interface Props {
  network: Network;
  stage: FireStage;
  /** Must stay the same function until a tensor changes. */
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
  /** The model's name where several are shown. */
  model?: string;
}

const LEAST_WIDTH = 540;
const HEIGHT = 220;
/** Above and below the boxes, for what is written there; at the right, for the shares. */
const TOP = 34;
const RIGHT = 136;
const SIDE = 27;

/** A Fire module enlarged, with the picture's own maps, what its parts cost and what each branch gives to the output. */
export function FireDiagram({ network, stage, tensorOf, palette, selected, onSelect, model }: Props) {
  const words = useWords();
  const { fire } = words;
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const stageRef = useRef<HTMLDivElement>(null);
  const available = useWidth(room);
  const width = Math.max(LEAST_WIDTH, available);
  const diagram = useMemo(() => fireDiagram(network, stage, width - RIGHT, HEIGHT), [network, stage, width]);
  const facts = useMemo(() => fireFacts(network, stage), [network, stage]);
  const output = tensorOf(stage.concat);
  const upper = upperBranch(network, stage);
  const shares = useMemo(() => sharesOf(facts, output, upper), [facts, output, upper]);
  const title = fire.name(stage.name, model);
  const summary = facts ? fireSummary(words, facts, shares?.expand3x3 ?? null) : '';
  return (
    <figure className="fire-diagram" aria-labelledby={id}>
      <div className="figure-head">
        <figcaption id={id}>{title}</figcaption>
        {diagram && facts && (
          <ExportMenu
            title={title}
            note={shares ? fire.measured : fire.notYet}
            summary={summary}
            table={() => ({
              columns: columnsOf(words),
              rows: numbersOf(diagram.boxes, network, facts, shares, words),
            })}
            drawing={stageRef}
          />
        )}
      </div>
      {diagram && facts ? (
        <>
          <div ref={room} className="fire-diagram-room">
            {available > 0 && (
              <div ref={stageRef} className="fire-diagram-stage" style={{ width, height: HEIGHT + 2 * TOP }}>
                <Maps
                  boxes={diagram.boxes}
                  network={network}
                  tensorOf={tensorOf}
                  palette={palette}
                  width={width}
                />
                <svg
                  viewBox={`0 ${-TOP} ${width} ${HEIGHT + 2 * TOP}`}
                  width={width}
                  height={HEIGHT + 2 * TOP}
                  aria-hidden
                >
                  {diagram.links.map(({ part, path }) => (
                    <path key={path} className={`fire-diagram-link role-${part}`} d={path} />
                  ))}
                  <ConcatBar box={diagram.boxes.concat} upper={upper} facts={facts} shares={shares} />
                  <Notes boxes={diagram.boxes} network={network} upper={upper} />
                </svg>
                {Object.values(diagram.boxes).map((box) => (
                  <button
                    key={box.part}
                    type="button"
                    className={`fire-diagram-box role-${box.part}`}
                    aria-label={`${fire[box.part]}: ${box.key}, ${fire.channels(box.channels)}`}
                    aria-pressed={box.key === selected}
                    title={box.key}
                    style={{ left: box.x, top: TOP + box.y, width: box.width, height: box.height }}
                    onClick={() => onSelect(box.key)}
                  />
                ))}
              </div>
            )}
          </div>
          <Summary text={summary} />
          <p className="fire-diagram-note">{fire.story}</p>
          <p>
            {fire.ratio(facts.squeeze, facts.expand1x1 + facts.expand3x3)} ·{' '}
            {fire.share3x3(facts.expand3x3, facts.expand1x1 + facts.expand3x3)}
          </p>
          <p className="fire-diagram-note">{shares ? fire.measured : fire.notYet}</p>
          <FireCost network={network} stage={stage} facts={facts} />
          <DataTable
            caption={title}
            columns={columnsOf(words)}
            rows={() =>
              numbersOf(diagram.boxes, network, facts, shares, words).map((row) => rowOf(row, words.lang))
            }
          />
        </>
      ) : (
        <p>{fire.unknown}</p>
      )}
    </figure>
  );
}

function sharesOf(facts: FireFacts | null, output: Tensor | undefined, upper: Branch): Shares {
  if (!facts || !output) return null;
  const order =
    upper === 'expand1x1' ? (['expand1x1', 'expand3x3'] as const) : (['expand3x3', 'expand1x1'] as const);
  const [first, second] = branchShares(
    output,
    order.map((part) => facts[part]),
  );
  if (!first || !second) return null;
  return upper === 'expand1x1'
    ? { expand1x1: first, expand3x3: second }
    : { expand1x1: second, expand3x3: first };
}

interface MapsProps {
  boxes: Readonly<Record<FirePart, FireBox>>;
  network: Network;
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  width: number;
}

/** One canvas for all boxes but the bar at the end. */
function Maps({ boxes, network, tensorOf, palette, width }: MapsProps) {
  const ratio = globalThis.devicePixelRatio || 1;
  const [wide, tall] = [Math.ceil(width * ratio), Math.ceil(HEIGHT * ratio)];
  const canvas = useCanvas(
    wide,
    tall,
    useCallback(
      (context: CanvasRenderingContext2D) => {
        const parts = Object.values(boxes).flatMap(({ part, key, x, y, width, height }) => {
          const tensor = tensorOf(key);
          const layer = layerOf(network, key);
          if (!tensor || !layer || part === 'concat') return [];
          const [left, top, across, down] = [x, y, width, height].map((length) => length * ratio);
          return [
            {
              x: left ?? 0,
              y: top ?? 0,
              width: across ?? 0,
              height: down ?? 0,
              tensor,
              kind: kindOf(layer, false),
              side: SIDE * ratio,
            },
          ];
        });
        context.putImageData(new ImageData(paintThumbnails(parts, palette, wide, tall), wide, tall), 0, 0);
      },
      [boxes, network, tensorOf, palette, ratio, wide, tall],
    ),
  );
  return <canvas ref={canvas} aria-hidden style={{ top: TOP, width: wide / ratio, height: tall / ratio }} />;
}

function columnsOf({ fire }: Words): readonly string[] {
  return [fire.part, fire.count, fire.parametersColumn, fire.macsColumn, fire.sumColumn, fire.energyColumn];
}

type Numbers = [part: string, ...counts: (number | null)[]];

function numbersOf(
  boxes: Readonly<Record<FirePart, FireBox>>,
  network: Network,
  facts: FireFacts,
  shares: Shares,
  { fire }: Words,
): Numbers[] {
  const parts = Object.values(boxes).map(({ part, key, channels }): Numbers => {
    const cost = part === 'input' ? undefined : layerOf(network, key)?.cost;
    const given = part === 'expand1x1' || part === 'expand3x3' ? shares?.[part] : undefined;
    return [
      fire[part],
      channels,
      cost ? (cost.parameters ?? 0) : null,
      cost ? (cost.macs ?? 0) : null,
      given?.ofSum ?? null,
      given?.ofEnergy ?? null,
    ];
  });
  const { parameters, macs } = facts.withoutSqueeze;
  return [...parts, [fire.without, null, parameters, macs, null, null]];
}

/** Counts, then shares, as they are read. */
function rowOf([part, ...values]: Numbers, lang: string): Row {
  return [
    part,
    ...values.map((value, at) =>
      value === null ? '–' : at < 3 ? number(lang, value) : percent(lang, value),
    ),
  ];
}
