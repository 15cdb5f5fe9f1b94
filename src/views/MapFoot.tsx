import type { NetworkMap } from '../draw/map';
import type { Flow } from '../draw/mapLinks';
import type { MapScale } from '../draw/mapScale';
import type { Network } from '../network/types';
import { DataTable } from './DataTable';
import { numberColumns, numbersRead } from './layerNumbers';
import { Summary } from './Summary';
import { useWords } from './useWords';

interface Props {
  network: Network;
  map: NetworkMap;
  scale: MapScale;
  flow: Flow;
  name: string;
  /** The rows that a pixel reaches are marked. */
  reached: boolean;
  summary: string;
}

/** Below the map: how it is read, and its numbers as a table. */
export function MapFoot({ network, map, scale, flow, name, reached, summary }: Props) {
  const words = useWords();
  const { map: own } = words;
  return (
    <div className="network-map-foot">
      <Summary hidden text={summary} />
      <p className="network-map-read">
        {network.stages.some(({ kind }) => kind === 'fire') && (
          <>
            <span className="role-squeeze">{words.ops.squeeze}</span>
            <span className="role-expand1x1">{own.upper}</span>
            <span className="role-expand3x3">{own.lower}</span>
          </>
        )}
        {map.boxes.some(({ form }) => form === 'dot') && <span className="network-map-round">{own.dot}</span>}
      </p>
      <p className="network-map-read">
        {own.read[flow]}
        {reached && ` ${own.reached}`}
        {map.opened && ` ${own.larger(map.opened.name, scale.magnified.across, scale.magnified.down)}`}
      </p>
      <DataTable
        caption={name}
        columns={numberColumns(words)}
        rows={() => network.layers.map((layer) => numbersRead(layer, words))}
      />
    </div>
  );
}
