import { atlasLayout, paintAtlas } from '../draw/atlas';
import { palette } from '../draw/palette';
import type { ModelState } from '../store/models';
import type { Result } from '../store/runs';
import type { View } from '../store/view';
import type { Pixels } from '../tensor/pixels';
import { order } from '../tensor/rank';
import { extents } from '../tensor/tensor';
import type { Words } from '../words/en';
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

/** How the picture became the network's input, as a phrase. */
export function recipeText({ picture, people }: Words, { model }: ModelState, { fit }: Result): string {
  const { size, via, order, mean } = model.source.recipe;
  return people.recipe(size, picture.fits[fit].name, via, order.split('').join(', '), mean.join(', '));
}
