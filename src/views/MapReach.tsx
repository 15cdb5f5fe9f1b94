import type { NetworkMap } from '../draw/map';
import { mapsOf } from '../draw/mapUnits';
import { isIn, type Sight } from '../draw/sight';
import type { InputRect } from '../network/receptive';
import type { LayerKey } from '../network/types';

interface Props {
  map: NetworkMap;
  sight: Sight;
  /** Positions that a pixel of the picture reaches, by layer. */
  reach: ReadonlyMap<LayerKey, InputRect | null>;
  edge: number;
  top: number;
}

const LEAST = 3;

/** Along the left edge of every layer, the rows of its maps that a pixel reaches: a height is rows, so it is to scale. */
export function MapReach({ map, sight, reach, edge, top }: Props) {
  return (
    <svg
      className="network-map-reach"
      aria-hidden
      width={map.width + 2 * edge}
      height={top + map.height}
      viewBox={`${-edge} ${-top} ${map.width + 2 * edge} ${top + map.height}`}
    >
      {map.boxes.map(({ key, layer, form, x, y, width, height }) => {
        const rows = reach.get(key);
        const all = mapsOf(layer)?.rows;
        if (!rows || !all || form === 'half' || !isIn(sight, x, width)) return null;
        const tall = Math.max(LEAST, (height * (rows.bottom - rows.top + 1)) / all);
        const middle = y + (height * (rows.top + rows.bottom + 1)) / 2 / all;
        return <rect key={key} data-layer={key} x={x - 1} y={middle - tall / 2} width={3} height={tall} />;
      })}
    </svg>
  );
}
