import type { ModelState } from '../store/models';
import type { Result } from '../store/runs';
import type { Words } from '../words/en';

/** How the picture became the network's input, as a phrase. */
export function recipeText({ picture, people }: Words, { model }: ModelState, { fit }: Result): string {
  const { size, via, order, mean } = model.source.recipe;
  return people.recipe(size, picture.fits[fit].name, via, order.split('').join(', '), mean.join(', '));
}
