import { hierarchy, partition } from 'd3';
import type { Layer, LayerKey, Network, Role } from '../network/types';

/** A rectangle of the icicle: the whole network, a stage, or a layer. */
export interface IcicleBox {
  key: string;
  level: 'network' | 'stage' | 'layer';
  role: Role;
  /** The layer that it selects: its own, or the dearest below it. */
  layer: LayerKey;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Branch {
  key: string;
  layer: Layer | null;
  value: number;
  children: readonly Branch[];
}

/** The costs of a network by stage and layer, widths in proportion; what costs nothing, or an unknown amount, has no box. */
export function icicle(
  network: Network,
  costs: ReadonlyMap<LayerKey, number | null>,
  width: number,
  height: number,
): IcicleBox[] {
  const layers = new Map(network.layers.map((layer) => [layer.key, layer]));
  const leaf = (key: LayerKey): Branch[] => {
    const layer = layers.get(key);
    const value = costs.get(key) ?? 0;
    return layer && value > 0 ? [{ key, layer, value, children: [] }] : [];
  };
  const stages = network.stages.map(({ name, layers }): Branch => ({
    key: name,
    layer: null,
    value: 0,
    children: layers.flatMap(leaf),
  }));
  const whole: Branch = {
    key: network.name,
    layer: null,
    value: 0,
    children: stages.filter(({ children }) => children.length > 0),
  };
  const tree = hierarchy(whole, ({ children }) => [...children]).sum(({ value }) => value);
  const levels = ['network', 'stage', 'layer'] as const;
  return partition<Branch>()
    .size([width, height])(tree)
    .descendants()
    .flatMap((node) => {
      const { data, depth, value = 0, x0, x1, y0, y1 } = node;
      const { layer } = node
        .leaves()
        .reduce((most, each) => ((each.value ?? 0) > (most.value ?? 0) ? each : most)).data;
      if (!layer || value <= 0) return [];
      const box = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
      return [
        {
          key: data.key,
          level: levels[depth] ?? 'layer',
          role: depth === 2 ? layer.role : 'other',
          layer: layer.key,
          value,
          ...box,
        },
      ];
    });
}
