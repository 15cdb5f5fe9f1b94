import { memo, useCallback, useMemo, useState, type KeyboardEvent } from 'preact/compat';
import './LayerList.css';
import { atlasLayout, paintAtlas } from '../draw/atlas';
import { domainOver, kindOf } from '../draw/domain';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import type { Layer, LayerKey } from '../network/types';
import { order } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import { extents, type Tensor } from '../tensor/tensor';
import { useCanvas } from './useCanvas';
import { deferred } from './useDeferred';
import { useGrowing } from './useGrowing';
import { useSeen } from './useSeen';
import { useWords } from './useWords';

/** Channels shown of each layer. */
const STRONGEST = 6;
/** Layers that are listed in one task; the highest windows have about as many in sight. */
const LISTED = 40;

interface Props {
  layers: readonly Layer[];
  tensorOf: (key: LayerKey) => Tensor | undefined;
  selected: LayerKey | null;
  palette: PaletteName;
  onSelect: (key: LayerKey) => void;
}

/** All layers in network order, each with its shape and, as far as it is in sight, its strongest channels. */
export function LayerList({ layers, tensorOf, selected, palette, onSelect }: Props) {
  const { maps } = useWords();
  const [focused, setFocused] = useState<LayerKey | null>(null);
  const has = (key: LayerKey | null) => layers.some((layer) => layer.key === key);
  const listed = useGrowing(layers, layers.length, LISTED);
  const stop = [focused, selected].find(has) ?? layers[0]?.key;
  return (
    <ul className="layer-list" aria-label={maps.layers}>
      {layers.slice(0, listed).map((layer) => (
        <Item
          key={layer.key}
          layer={layer}
          tensor={tensorOf(layer.key)}
          palette={palette}
          current={layer.key === selected}
          stop={layer.key === stop}
          onSelect={onSelect}
          onFocus={setFocused}
        />
      ))}
    </ul>
  );
}

interface ItemProps {
  layer: Layer;
  tensor: Tensor | undefined;
  palette: PaletteName;
  current: boolean;
  stop: boolean;
  onSelect: (key: LayerKey) => void;
  onFocus: (key: LayerKey) => void;
}

const Item = memo(function Item({ layer, tensor, palette, current, stop, onSelect, onFocus }: ItemProps) {
  const { maps, ops } = useWords();
  const [ref, seen] = useSeen();
  return (
    <li ref={ref}>
      <button
        type="button"
        aria-current={current}
        tabindex={stop ? 0 : -1}
        onClick={() => onSelect(layer.key)}
        onFocus={() => onFocus(layer.key)}
        onKeyDown={moveFocus}
      >
        <span className="layer-list-key">{layer.key}</span>
        <span className="layer-list-shape">{layer.shape?.join(' × ') ?? maps.unknownShape}</span>
        <span className="layer-list-op">
          <span aria-hidden="true" style={{ background: `var(--op-${layer.role})` }} />
          {ops[layer.role]}
        </span>
        {seen && tensor && hasMaps(tensor) && <LaterStrip layer={layer} tensor={tensor} palette={palette} />}
      </button>
    </li>
  );
});

/** A channel of one value has nothing to see in a thumbnail. */
function hasMaps(tensor: Tensor) {
  const { height, width } = extents(tensor);
  return height * width > 1;
}

/** Other maps are painted each layer in a task of its own. */
const LaterStrip = deferred(Strip);

/** The channels with the largest means, side by side in one canvas. */
function Strip({ layer, tensor, palette }: { layer: Layer; tensor: Tensor; palette: PaletteName }) {
  const { channels, height, width } = extents(tensor);
  const columns = Math.min(STRONGEST, channels);
  const layout = useMemo(
    () => atlasLayout({ channels: columns, height, width, columns }),
    [columns, height, width],
  );
  const canvas = useCanvas(
    layout.width,
    layout.height,
    useCallback(
      (context) => {
        const found = statistics(tensor);
        const strongest = order(found, 'mean').slice(0, layout.cells);
        const kind = kindOf(layer, false);
        const domains = [domainOver([found.whole], kind)];
        const pixels = paintAtlas(tensor, strongest, domains, paletteOf(palette, kind), layout);
        context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
      },
      [layer, tensor, palette, layout],
    ),
  );
  return (
    <canvas ref={canvas} aria-hidden="true" className={height < 24 ? 'layer-list-enlarged' : undefined} />
  );
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  const from = buttons.indexOf(event.currentTarget);
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}
