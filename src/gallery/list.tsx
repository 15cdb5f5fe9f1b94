import type { ReactNode } from 'preact/compat';
import { domainsOf, kindOf } from '../draw/domain';
import { layerOf, type LayerKey } from '../network/types';
import { topK } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import { Alert } from '../views/Alert';
import { ChannelView } from '../views/ChannelView';
import { FeatureMaps } from '../views/FeatureMaps';
import { LayerFacts } from '../views/LayerFacts';
import { LayerList } from '../views/LayerList';
import { LayerStatistics } from '../views/LayerStatistics';
import { Legend } from '../views/Legend';
import { Predictions } from '../views/Predictions';
import { ScaleAlong } from '../views/ScaleAlong';
import { StatusLine } from '../views/StatusLine';
import { choices } from './choices';
import { compared } from './compared';
import { cost } from './cost';
import { explain } from './explain';
import { live } from './live';
import { map } from './map';
import { ignore, type Material } from './material';
import { parts } from './parts';

/**
 * Every view in every state that it can be in. The page gallery.html (in `npm run dev`) shows this list, and the snapshot
 * test takes a picture of each entry.
 *
 * To add a view, add a line for each state, here or in the file of its subject:
 *
 *   'Name: state': <Name {...} />,
 *
 * with values of `material` (or literals), callbacks `ignore`, and the texts of the view itself. Then run
 * `npx vitest run --project component src/gallery -u` and read what was written before you commit it.
 */
export function gallery(material: Material): Readonly<Record<string, ReactNode>> {
  const { network, recorded, madeUp, framed } = material;
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
  const scales = new Map(
    network.layers.flatMap(({ key }) => {
      const tensor = madeUp(key);
      return tensor ? [[key, statistics(tensor).whole]] : [];
    }),
  );
  return {
    'FeatureMaps: maps': (
      <FeatureMaps {...squeeze} sort="mean" palette="inferno" selected={3} onSelect={ignore} />
    ),
    'FeatureMaps: what a pixel reaches': (
      <FeatureMaps
        {...squeeze}
        sort="mean"
        palette="inferno"
        selected={null}
        framed={{ top: 1, left: 2, bottom: 5, right: 6 }}
        onSelect={ignore}
      />
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
      <ScaleAlong layers={network.layers} known={scales} selected="conv1" onSelect={ignore} />
    ),
    'Legend: one domain': (
      <Legend
        domain={channel.domain}
        kind="sequential"
        palette="inferno"
        unit="activation"
        broken={{ nans: 3, infinities: 1 }}
      />
    ),
    'Legend: a domain for each channel': (
      <Legend domain={null} kind="diverging" palette="viridis" unit="activation" broken={null} />
    ),
    'Predictions: recorded': <Predictions {...guesses} state="recorded" />,
    'Predictions: running': <Predictions {...guesses} state="running" />,
    'Predictions: done': <Predictions {...guesses} state="done" model="1.1" />,
    'Predictions: failed': <Predictions {...guesses} state="failed" />,
    'Predictions: empty': <Predictions {...guesses} ranked={[]} state="empty" />,
    'StatusLine: at rest': <StatusLine text="31 ms" />,
    'StatusLine: under way': <StatusLine text="Loading" progress={{ share: 0.4, onCancel: ignore }} />,
    'StatusLine: under way, who knows how far': (
      <StatusLine text="Reading" progress={{ share: null, onCancel: ignore }} />
    ),
    'Alert: can be tried again': (
      <Alert message="What happened." advice="What to do." onDismiss={ignore} onRetry={ignore} />
    ),
    'Alert: cannot': <Alert message="What happened." advice="What to do." onDismiss={ignore} />,
    ...map(material),
    ...explain(material),
    ...cost(material),
    ...compared,
    ...live,
    ...choices(material),
    ...parts(material),
  };
}

const pointing = { onPoint: ignore, onHover: ignore, onChannel: ignore, onOverlay: ignore };
const none = { min: 0, max: 1, kind: 'sequential' } as const;
