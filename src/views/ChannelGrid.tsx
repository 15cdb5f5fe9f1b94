import { useCallback, useMemo, useRef } from 'react';
import { atlasLayout, cellBox, hit, paintAtlas, type Atlas } from '../draw/atlas';
import type { Domain } from '../draw/domain';
import { fitGrid } from '../draw/grid';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { extents, type Tensor } from '../tensor/tensor';
import { ChannelPicker } from './ChannelPicker';
import { useCanvas } from './useCanvas';

export interface ChannelPicture {
  tensor: Tensor;
  order: readonly number[];
  domains: readonly Domain[];
  palette: PaletteName;
  /** CSS pixels at hand. */
  width: number;
  factsOf: (channel: number) => string;
  selected: number | null;
  onSelect: (channel: number) => void;
}

/** The maps of a layer in one canvas, a pixel of which is a value. */
export function ChannelGrid({ tensor, order, domains, palette, width, ...picker }: ChannelPicture) {
  const extent = extents(tensor);
  const density = window.devicePixelRatio;
  const { layout, scale } = useMemo(() => {
    const size = { channels: extent.channels, height: extent.height, width: extent.width };
    const { gap } = atlasLayout({ ...size, columns: 1 });
    const { columns, scale } = fitGrid(size, gap, width, density);
    return { layout: atlasLayout({ ...size, columns }), scale };
  }, [extent.channels, extent.height, extent.width, width, density]);
  const last = useRef<Atlas>(undefined);
  const canvas = useCanvas(
    layout.width,
    layout.height,
    useCallback(
      (context) => {
        const pixels = paintAtlas(
          tensor,
          order,
          domains,
          paletteOf(palette, domains[0]?.kind ?? 'sequential'),
          layout,
          last.current,
        );
        last.current = pixels;
        context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
      },
      [tensor, order, domains, palette, layout],
    ),
  );
  return (
    <ChannelPicker
      {...picker}
      order={order}
      columns={layout.columns}
      width={layout.width * scale}
      boxOf={(place) => {
        const box = cellBox(layout, place);
        return { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
      }}
      placeAt={(x, y) => hit(layout, x / scale, y / scale)}
    >
      <canvas
        ref={canvas}
        aria-hidden="true"
        // Enlarged values stay squares; reduced ones are averaged.
        style={{
          width: layout.width * scale,
          height: layout.height * scale,
          imageRendering: scale * density < 1 ? 'auto' : 'pixelated',
        }}
      />
    </ChannelPicker>
  );
}
