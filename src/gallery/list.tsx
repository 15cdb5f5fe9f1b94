import type { ReactNode } from 'react';
import { domainsOf, kindOf } from '../draw/domain';
import { fireStageOf } from '../draw/fire';
import { layerOf, type LayerKey } from '../network/types';
import { topK } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import { Alert } from '../views/Alert';
import { ChannelView } from '../views/ChannelView';
import { CostIcicle } from '../views/CostIcicle';
import { Dumbbells } from '../views/Dumbbells';
import { FeatureMaps } from '../views/FeatureMaps';
import { FireDiagram } from '../views/FireDiagram';
import { HeatMap } from '../views/HeatMap';
import { LayerFacts } from '../views/LayerFacts';
import { LayerList } from '../views/LayerList';
import { LayerStatistics } from '../views/LayerStatistics';
import { Legend } from '../views/Legend';
import { MemoryChart } from '../views/MemoryChart';
import { NetworkMap, type MapReading } from '../views/NetworkMap';
import { OperationLegend } from '../views/OperationLegend';
import { Predictions } from '../views/Predictions';
import { ScaleAlong } from '../views/ScaleAlong';
import { StatusLine } from '../views/StatusLine';
import type { Material } from './material';

/**
 * Every view in every state that it can be in. The page gallery.html (in `npm run dev`) shows this list, and the snapshot
 * test takes a picture of each entry.
 *
 * To add a view, add a line for each state:
 *
 *   'Name: state': <Name {...} />,
 *
 * with values of `material` (or literals), callbacks `ignore`, and the texts of the view itself. Then run
 * `npx vitest run --project component src/gallery -u` and read what was written before you commit it.
 */
export function gallery({
  network,
  other,
  recorded,
  madeUp,
  framed,
}: Material): Readonly<Record<string, ReactNode>> {
  const map = {
    network,
    palette: 'inferno',
    selected: 'fire5/expand3x3',
    reading,
    onReading: ignore,
    onSelect: ignore,
  } as const;
  const fire = { network, palette: 'inferno', selected: 'fire5/expand3x3', onSelect: ignore } as const;
  const chart = { network, note: 'Note.', selected: 'fire5/expand3x3', onSelect: ignore } as const;
  const stageOf = (key: LayerKey) => fireStageOf(network, key);
  const stage = stageOf('fire5/concat');
  const looked = (key: LayerKey, tensorOf = madeUp) => {
    const layer = layerOf(network, key);
    const tensor = tensorOf(key);
    if (!layer || !tensor) throw new Error(`no ${key}`);
    const found = statistics(tensor);
    const domains = domainsOf('layer', kindOf(layer, false), found, []);
    return { layer, tensor, statistics: found, pre: false, domains };
  };
  const squeeze = looked('fire5/squeeze1x1', recorded);
  const channel = { ...squeeze, domain: squeeze.domains[0] ?? none, channel: 3, palette: 'inferno' as const };
  const probabilities = recorded('prob')?.data ?? new Float32Array(0);
  const guesses = {
    ranked: topK(probabilities, 5),
    classes: [],
    onClass: ignore,
  };
  return {
    'NetworkMap: all maps': <NetworkMap {...map} tensorOf={madeUp} />,
    'NetworkMap: recorded layers only': <NetworkMap {...map} tensorOf={recorded} model="1.1" />,
    'NetworkMap: no result yet': <NetworkMap {...map} tensorOf={nothing} />,
    'NetworkMap: a module opened': (
      <NetworkMap {...map} tensorOf={madeUp} reading={{ ...reading, open: 'fire5' }} />
    ),
    'NetworkMap: zoomed, MACs': (
      <NetworkMap {...map} tensorOf={madeUp} reading={{ ...reading, flow: 'macs', zoom: 2 }} />
    ),
    'NetworkMap: bytes': <NetworkMap {...map} tensorOf={madeUp} reading={{ ...reading, flow: 'bytes' }} />,
    'NetworkMap: a layer without maps': <NetworkMap {...map} tensorOf={madeUp} selected="pool10" />,
    'NetworkMap: two on one scale': [network, other].map((each, i) => (
      <NetworkMap
        key={i}
        {...map}
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
    'FeatureMaps: maps': (
      <FeatureMaps {...squeeze} sort="mean" palette="inferno" selected={3} onSelect={ignore} />
    ),
    'FeatureMaps: single values': (
      <FeatureMaps
        {...looked('pool10', recorded)}
        sort="peak"
        palette="inferno"
        selected={null}
        onSelect={ignore}
      />
    ),
    'ChannelView: a value': (
      <ChannelView
        {...channel}
        at={{ row: 5, column: 7 }}
        picture={framed.pixels}
        overlay={null}
        {...pointing}
      />
    ),
    'ChannelView: over the picture': (
      <ChannelView {...channel} at={null} picture={framed.pixels} overlay={0.6} {...pointing} />
    ),
    'LayerStatistics: layer and channel': <LayerStatistics {...squeeze} channel={3} />,
    'LayerFacts: a convolution': <LayerFacts network={network} layer={squeeze.layer} />,
    'LayerList: all maps': (
      <LayerList
        layers={network.layers}
        tensorOf={madeUp}
        selected="conv1"
        palette="inferno"
        onSelect={ignore}
      />
    ),
    'ScaleAlong: all layers': (
      <ScaleAlong
        layers={network.layers}
        statisticsOf={(key) => {
          const tensor = madeUp(key);
          return tensor && statistics(tensor);
        }}
        selected="conv1"
        onSelect={ignore}
      />
    ),
    'Legend: one domain': (
      <Legend domain={channel.domain} kind="sequential" palette="inferno" unit="activation" nans />
    ),
    'Legend: a domain for each channel': (
      <Legend domain={null} kind="diverging" palette="viridis" unit="activation" nans={false} />
    ),
    'OperationLegend: all': <OperationLegend networks={[network]} />,
    'Predictions: recorded': <Predictions {...guesses} state="recorded" />,
    'Predictions: running': <Predictions {...guesses} state="running" />,
    'Predictions: done': <Predictions {...guesses} state="done" model="1.1" />,
    'Predictions: failed': <Predictions {...guesses} state="failed" />,
    'Predictions: empty': <Predictions {...guesses} ranked={[]} state="empty" />,
    'CostIcicle: MACs': <CostIcicle {...chart} title="MACs" quantity="macs" unit="mac" />,
    'MemoryChart: 1.1': <MemoryChart {...chart} title="Memory" />,
    'Dumbbells: two models, one lacks a row': (
      <Dumbbells
        title="Stages"
        note="Note."
        models={['1.0', '1.1']}
        rows={[
          { key: 'a', name: 'conv1', values: [8, 2] },
          { key: 'b', name: 'pool4', values: [1, null] },
        ]}
        max={10}
        format={(value) => (value === null ? 'not there' : String(value))}
        table={() => ({ columns: ['Stage', '1.0', '1.1'], rows: [['conv1', 8, 2]] })}
        selected="a"
        onSelect={ignore}
      />
    ),
    'HeatMap: one value not defined': (
      <HeatMap
        title="Similarity"
        note="Note."
        rows={['conv1', 'pool1']}
        columns={['conv1', 'fire2/concat']}
        values={[
          [1, 0.25],
          [null, 0.5],
        ]}
        rowTitle="1.0"
        columnTitle="1.1"
        palette="inferno"
        read={(row, column) => `${row} ${column}`}
        table={() => ({ columns: ['Layer', 'conv1', 'fire2/concat'], rows: [['conv1', 1, 0.25]] })}
      />
    ),
    'StatusLine: at rest': <StatusLine text="31 ms" />,
    'StatusLine: under way': <StatusLine text="Loading" progress={{ share: 0.4, onCancel: ignore }} />,
    'StatusLine: under way, who knows how far': (
      <StatusLine text="Reading" progress={{ share: null, onCancel: ignore }} />
    ),
    'Alert: can be tried again': (
      <Alert message="What happened." advice="What to do." onDismiss={ignore} onRetry={ignore} />
    ),
    'Alert: cannot': <Alert message="What happened." advice="What to do." onDismiss={ignore} />,
  };
}

const ignore = () => undefined;
const nothing = () => undefined;
const reading: MapReading = { flow: 'channels', zoom: 1, open: null };
const pointing = { onPoint: ignore, onHover: ignore, onChannel: ignore, onOverlay: ignore };
const none = { min: 0, max: 1, kind: 'sequential' } as const;
