import type { ReactNode } from 'preact/compat';
import { fireStageOf } from '../draw/fire';
import { projectiveFields } from '../explain/field';
import { FireDiagram } from '../views/FireDiagram';
import { NetworkMap } from '../views/NetworkMap';
import type { MapReading } from '../views/mapLayout';
import { OperationLegend } from '../views/OperationLegend';
import { ignore, type Material } from './material';

/** The network as a whole, and one module of it. */
export function map({ network, other, recorded, madeUp }: Material): Record<string, ReactNode> {
  const drawn = {
    network,
    palette: 'inferno',
    selected: 'fire5/expand3x3',
    reading,
    onReading: ignore,
    onSelect: ignore,
  } as const;
  const fire = { network, palette: 'inferno', selected: 'fire5/expand3x3', onSelect: ignore } as const;
  const stage = fireStageOf(network, 'fire5/concat');
  return {
    'NetworkMap: all maps': <NetworkMap {...drawn} tensorOf={madeUp} />,
    'NetworkMap: recorded layers only': <NetworkMap {...drawn} tensorOf={recorded} model="1.1" />,
    'NetworkMap: no result yet': <NetworkMap {...drawn} tensorOf={nothing} />,
    'NetworkMap: a module opened': (
      <NetworkMap {...drawn} tensorOf={madeUp} reading={{ ...reading, open: 'fire5' }} />
    ),
    'NetworkMap: zoomed, MACs': (
      <NetworkMap {...drawn} tensorOf={madeUp} reading={{ ...reading, flow: 'macs', zoom: 2 }} />
    ),
    'NetworkMap: bytes': <NetworkMap {...drawn} tensorOf={madeUp} reading={{ ...reading, flow: 'bytes' }} />,
    'NetworkMap: what a pixel reaches': (
      <NetworkMap {...drawn} tensorOf={madeUp} reach={projectiveFields(network, 60, 100)} />
    ),
    'NetworkMap: a layer without maps': <NetworkMap {...drawn} tensorOf={madeUp} selected="pool10" />,
    'NetworkMap: two on one scale': [network, other].map((each, i) => (
      <NetworkMap
        key={i}
        {...drawn}
        network={each}
        tensorOf={madeUp}
        model={i ? '1.0' : '1.1'}
        shared={[network, other]}
      />
    )),
    'FireDiagram: all maps': stage && <FireDiagram {...fire} stage={stage} tensorOf={madeUp} />,
    'FireDiagram: recorded layers only': stage && (
      <FireDiagram {...fire} stage={stage} tensorOf={recorded} model="1.1" />
    ),
    'FireDiagram: no result yet': stage && <FireDiagram {...fire} stage={stage} tensorOf={nothing} />,
    'FireDiagram: size unknown': stage && (
      <FireDiagram {...fire} network={{ ...network, layers: [] }} stage={stage} tensorOf={nothing} />
    ),
    'OperationLegend: all': <OperationLegend networks={[network]} />,
  };
}

const nothing = () => undefined;
const reading: MapReading = { flow: 'channels', zoom: 1, open: null };
