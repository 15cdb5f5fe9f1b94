import type { Layer, LayerKey, Network, Stage } from '../network/types';

/** A rectangle of the map: one layer, its width its channels, its height the side of its maps. */
export interface MapBox {
  key: LayerKey;
  layer: Layer;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A ribbon between two layers: a quadrilateral whose thickness at either end is what flows there. */
export interface MapLink {
  from: LayerKey;
  to: LayerKey;
  /** Left end and right end: x and the span of y. */
  start: { x: number; top: number; bottom: number };
  end: { x: number; top: number; bottom: number };
  /** Drawn as an arc over the top because other stages stand between. */
  skip: boolean;
}

/** A stage and the span of x that its boxes take: labels and cost bars hang there. */
export interface MapStage {
  stage: Stage;
  x: number;
  width: number;
  top: number;
}

export interface NetworkMap {
  width: number;
  height: number;
  boxes: readonly MapBox[];
  links: readonly MapLink[];
  stages: readonly MapStage[];
}

/** What the thickness of the ribbons means. */
export type Flow = 'channels' | 'macs' | 'bytes';

const GAP = 10;
const LEAST = 2;
const MARGIN = 1;

/**
 * The whole network on one line. All widths share one scale (pixels a channel) and all heights another (pixels a row of the map),
 * so that two networks drawn with the same `scale` can be compared by eye. Linear in the number of layers.
 */
export function networkMap(network: Network, flow: Flow, scale: MapScale): NetworkMap {
  const byKey = new Map(network.layers.map((layer) => [layer.key, layer]));
  const middle = scale.height / 2;
  const boxes = new Map<LayerKey, MapBox>();
  const stages: MapStage[] = [];
  let x = MARGIN;

  const place = (key: LayerKey, top?: number, height?: number): number => {
    const layer = byKey.get(key);
    if (!layer) return 0;
    const [channels, rows] = extent(layer);
    const width = Math.max(LEAST, channels * scale.perChannel);
    const tall = height ?? Math.max(LEAST, rows * scale.perRow);
    boxes.set(key, { key, layer, x, y: top ?? middle - tall / 2, width, height: tall });
    return width;
  };

  for (const stage of network.stages) {
    const from = x;
    if (stage.kind === 'fire') {
      x += place(stage.squeeze) + GAP;
      const tall = Math.max(LEAST, extent(byKey.get(stage.concat))[1] * scale.perRow);
      const shares = [stage.expand1x1, stage.expand3x3].map((key) => extent(byKey.get(key))[0]);
      const [one = 0, three = 0] = shares;
      const split = one + three > 0 ? one / (one + three) : 0.5;
      const width = place(stage.concat);
      for (const [key, top, share] of [
        [stage.expand1x1, 0, split],
        [stage.expand3x3, split, 1 - split],
      ] as const) {
        const layer = byKey.get(key);
        if (layer)
          boxes.set(key, { key, layer, x, y: middle - tall / 2 + top * tall, width, height: share * tall });
      }
      x += width + GAP;
    } else for (const key of stage.layers) if (drawn(byKey.get(key))) x += place(key) + GAP;
    if (x > from) {
      const top = Math.min(...stage.layers.map((key) => boxes.get(key)?.y ?? middle));
      stages.push({ stage, x: from, width: x - GAP - from, top });
    }
  }
  return {
    width: x - GAP + MARGIN,
    height: scale.height,
    boxes: [...boxes.values()],
    links: links(network, boxes, flow),
    stages,
  };
}

/** Pixels a channel, pixels a row, and the height of the whole map. */
export interface MapScale {
  perChannel: number;
  perRow: number;
  height: number;
}

/** The scale at which all these networks fit into the width, one above the other, drawn alike. */
export function mapScale(networks: readonly Network[], width: number, height: number): MapScale {
  let perChannel = Infinity;
  let rows = 1;
  for (const network of networks) {
    let channels = 0;
    let gaps = 0;
    const parts = new Set(
      network.stages.flatMap((s) => (s.kind === 'fire' ? [s.expand1x1, s.expand3x3] : [])),
    );
    for (const layer of network.layers) {
      if (!drawn(layer) || parts.has(layer.key)) continue;
      channels += extent(layer)[0];
      gaps++;
      rows = Math.max(rows, extent(layer)[1]);
    }
    perChannel = Math.min(perChannel, (width - 2 * MARGIN - GAP * (gaps - 1)) / Math.max(1, channels));
  }
  return { perChannel: Math.max(0.02, perChannel), perRow: (height - 2 * MARGIN) / rows, height };
}

/** The input is the picture itself, and a vector has no map: neither is a rectangle of the map. */
function drawn(layer: Layer | undefined): boolean {
  return (
    layer !== undefined && layer.op.kind !== 'input' && layer.shape?.length === 3 && extent(layer)[1] > 1
  );
}

function extent(layer: Layer | undefined): [channels: number, rows: number] {
  const [channels = 1, rows = 1] = layer?.shape ?? [];
  return [channels, rows];
}

function links(network: Network, boxes: ReadonlyMap<LayerKey, MapBox>, flow: Flow): MapLink[] {
  const inner = new Map(
    network.stages.flatMap((s) =>
      s.kind === 'fire' ? [[s.concat, [s.expand1x1, s.expand3x3]] as const] : [],
    ),
  );
  const order = new Map([...boxes.keys()].map((key, i) => [key, i]));
  const most = Math.max(1, ...[...boxes.values()].map(({ layer }) => amount(layer, flow) ?? 0));
  return [...boxes.values()].flatMap((to) =>
    inner.has(to.key)
      ? []
      : to.layer.inputs.flatMap((key) => {
          const from = boxes.get(key);
          if (!from) return [];
          const branch = [...inner.values()].some((parts) => parts.includes(to.key));
          const between = (order.get(to.key) ?? 0) - (order.get(key) ?? 0);
          return [link(from, to, flow, most, { branch, skip: !branch && between > 3 })];
        }),
  );
}

/**
 * Channels: either end's share of the wider one, at the height of the boxes: a squeeze shows as a waist. MACs and
 * bytes: what the right-hand layer costs against the dearest of the network, the same at both ends.
 */
function link(
  from: MapBox,
  to: MapBox,
  flow: Flow,
  most: number,
  { branch, skip }: { branch: boolean; skip: boolean },
): MapLink {
  const [left] = extent(from.layer);
  const [right] = extent(to.layer);
  const wide = Math.max(left, right);
  const cost = (amount(to.layer, flow) ?? 0) / most;
  const at = (box: MapBox, share: number) => {
    const thickness = Math.max(1, box.height * share);
    const centre = box.y + box.height / 2;
    return { top: centre - thickness / 2, bottom: centre + thickness / 2 };
  };
  const shares = flow === 'channels' ? [left / wide, branch ? 1 : right / wide] : [cost, cost];
  const [atStart = 1, atEnd = 1] = shares;
  return {
    from: from.key,
    to: to.key,
    start: { x: from.x + from.width, ...at(from, atStart) },
    end: { x: to.x, ...at(to, atEnd) },
    skip,
  };
}

function amount(layer: Layer, flow: Flow): number | null {
  return flow === 'macs' ? layer.cost.macs : flow === 'bytes' ? layer.cost.outputBytes : extent(layer)[0];
}
