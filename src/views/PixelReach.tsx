import './ReceptiveField.css';
import './button.css';
import type { InputRect } from '../network/receptive';
import { layerOf, type LayerKey, type Network } from '../network/types';
import { number } from '../words/format';
import type { Words } from '../words/en';
import { DataTable } from './DataTable';
import type { Row } from './Table';
import { useWords } from './useWords';

/** A pixel of the fed picture and the positions of every layer that it reaches; null for a layer that it does not. */
export interface Reach {
  x: number;
  y: number;
  fields: ReadonlyMap<LayerKey, InputRect | null>;
}

interface Props {
  network: Network;
  reach: Reach | null;
  /** The selected layer. */
  layer: LayerKey;
  /** Lets go of the pixel; null when none was picked. */
  onClear: (() => void) | null;
}

/** What a pixel can influence: the positions that it reaches, layer by layer. */
export function PixelReach({ network, reach, layer, onClear }: Props) {
  const words = useWords();
  const text = words.explain.reach;
  return (
    <figure className="pixel-reach" aria-label={text.figure}>
      <figcaption>{text.figure}</figcaption>
      <p className="pixel-reach-now">
        {reach ? `${text.pixel(reach.x, reach.y)} ${hereText(network, reach, layer, words)}` : text.none}
      </p>
      {onClear && (
        <button type="button" className="button" onClick={onClear}>
          {text.clear}
        </button>
      )}
      {reach && (
        <DataTable
          caption={`${text.table}. ${text.theoretical}`}
          columns={[text.layer, text.rows, text.columns, text.count]}
          rows={() => rowsOf(network, reach, words)}
        />
      )}
    </figure>
  );
}

function hereText(network: Network, { fields }: Reach, key: LayerKey, { explain }: Words): string {
  const rect = fields.get(key);
  const [, height = 1, width = 1] = layerOf(network, key)?.shape ?? [];
  if (!rect) return explain.reach.notHere(key);
  return explain.reach.here(key, rect.bottom - rect.top + 1, rect.right - rect.left + 1, height * width);
}

function rowsOf({ layers }: Network, { fields }: Reach, { lang, explain }: Words): Row[] {
  return layers.map(({ key }) => {
    const rect = fields.get(key);
    if (rect === undefined) return [key, explain.facts.unknown, '', ''];
    if (rect === null) return [key, explain.reach.unreached, '', '0'];
    const { top, bottom, left, right } = rect;
    const count = (bottom - top + 1) * (right - left + 1);
    return [key, `${top}–${bottom}`, `${left}–${right}`, number(lang, count)];
  });
}
