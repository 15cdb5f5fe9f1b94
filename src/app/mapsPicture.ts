import { atlasLayout, paintAtlas } from '../draw/atlas';
import { palette } from '../draw/palette';
import type { View } from '../store/view';
import type { Pixels } from '../tensor/pixels';
import { order } from '../tensor/rank';
import { extents } from '../tensor/tensor';
import type { Looked } from './useShown';

/** All channels of a layer in rows, one pixel a value, ordered and coloured as on view. */
export function mapsPicture(looked: Looked, { sort, palette: name }: View): Pixels {
  const { channels, height, width } = extents(looked.tensor);
  const columns = Math.ceil(Math.sqrt(channels));
  const layout = atlasLayout({ channels, height, width, columns });
  const kind = looked.domains[0]?.kind ?? 'sequential';
  return paintAtlas(
    looked.tensor,
    order(looked.statistics, sort),
    looked.domains,
    palette(name, kind),
    layout,
  );
}
