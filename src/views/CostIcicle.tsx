import { useState } from 'preact/compat';
import './CostIcicle.css';
import { textWidth } from '../draw/costBars';
import { icicle, type IcicleBox } from '../draw/icicle';
import type { Quantity } from '../network/choices';
import { amountsOf } from '../network/quantities';
import type { LayerKey, Network } from '../network/types';
import { percent } from '../words/format';
import { Chart } from './Chart';
import { exactValue, quantityName, type Unit } from './costText';
import { useWords } from './useWords';

const HEIGHT = 132;

interface Props {
  network: Network;
  title: string;
  note: string;
  /** A quantity that adds up. */
  quantity: Exclude<Quantity, 'intensity' | 'time'>;
  unit: Unit;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** The big picture: the network, its stages and their layers, each as wide as its share. */
export function CostIcicle({ network, title, note, quantity, unit, selected, onSelect }: Props) {
  const words = useWords();
  const { cost } = words;
  const [pointed, setPointed] = useState<string | null>(null);
  const factor = quantity === 'macs' && unit === 'flop' ? 2 : 1;
  const costs = new Map(
    [...amountsOf(network)].map(([key, amounts]) => [
      key,
      amounts[quantity] === null ? null : factor * amounts[quantity],
    ]),
  );
  const boxesFor = (width: number) => icicle(network, costs, width, HEIGHT);
  const name = quantityName(words, quantity, unit);
  const [whole] = boxesFor(1);
  const share = ({ value }: IcicleBox) => percent(words.lang, whole ? value / whole.value : 0);
  const describe = (box: IcicleBox) =>
    `${box.level === 'network' ? cost.total : box.key}: ${exactValue(words, quantity, box.value)} (${share(box)})`;
  const boxes = boxesFor(1).filter(({ level }) => level !== 'network');
  return (
    <Chart
      title={title}
      note={`${cost.sentence(name)}${note}`}
      readout={pointed ?? ''}
      table={() => ({
        columns: [cost.part, name, cost.share],
        rows: boxes.map(({ key, value }) => [key, value, whole ? value / whole.value : null]),
      })}
    >
      {(width) => (
        <svg className="icicle" width={width} height={HEIGHT} role="group" aria-label={title}>
          {boxesFor(width).map((box) => (
            <g
              key={`${box.level}/${box.key}`}
              role="img"
              aria-label={describe(box)}
              className={`icicle-${box.level}${box.level === 'layer' && box.key === selected ? ' icicle-selected' : ''}`}
              onPointerEnter={() => setPointed(describe(box))}
              onPointerLeave={() => setPointed(null)}
              onClick={() => onSelect(box.layer)}
            >
              <rect
                className={`role-${box.role}`}
                x={box.x}
                y={box.y}
                width={Math.max(0.5, box.width - 1)}
                height={box.height - 1}
              />
              <Label
                box={box}
                text={
                  box.level === 'network'
                    ? `${cost.total} ${exactValue(words, quantity, box.value)}`
                    : box.key
                }
              />
            </g>
          ))}
        </svg>
      )}
    </Chart>
  );
}

/** The name, or its last part, where it fits. */
function Label({ box, text }: { box: IcicleBox; text: string }) {
  const fitting = [text, text.slice(text.indexOf('/') + 1)].find((text) => textWidth(text) + 8 <= box.width);
  if (fitting === undefined) return null;
  return (
    <text
      className={box.level === 'network' ? 'strong' : 'key'}
      x={box.x + 4}
      y={box.y + box.height / 2}
      dy="0.35em"
    >
      {fitting}
    </text>
  );
}
