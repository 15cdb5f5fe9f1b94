import { useCallback } from 'preact/compat';
import type { Domain } from '../draw/domain';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { paint } from '../draw/raster';
import type { Plane } from '../tensor/tensor';
import { useCanvas } from './useCanvas';
import './MapImage.css';

interface Props {
  name: string;
  map: Plane;
  /** The same object until it changes. */
  domain: Domain;
  palette: PaletteName;
}

/** A map as a picture to be looked at, its values as squares. */
export function MapImage({ name, map, domain, palette }: Props) {
  const canvas = useCanvas(
    map.width,
    map.height,
    useCallback(
      (context) => {
        const image = new ImageData(map.width, map.height);
        paint(map, domain, paletteOf(palette, domain.kind), new Uint32Array(image.data.buffer));
        context.putImageData(image, 0, 0);
      },
      [map, domain, palette],
    ),
  );
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas has no other way to be a picture
  return <canvas ref={canvas} className="map-image" role="img" aria-label={name} />;
}
