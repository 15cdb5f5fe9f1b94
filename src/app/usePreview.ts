import { useEffect, useState } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { InputRecipe, Pixels } from '../tensor/pixels';
import { useStore } from './useStore';

/** The picture on view, brought to the size of a recipe; null before, and for a recipe that makes no sense. */
export function usePreview(store: AppStore, recipe: InputRecipe | null): Pixels | null {
  const picture = useStore(store, (state) => state.picture);
  const fit = useStore(store, ({ view }) => view.fit);
  const [pixels, setPixels] = useState<Pixels | null>(null);
  useEffect(() => {
    if (!recipe || !picture) return;
    let stale = false;
    store
      .getState()
      .frameAs(picture, recipe, fit)
      .then(
        (framed) => stale || setPixels(framed.pixels),
        // What is wrong with the picture is said where it is shown.
        () => stale || setPixels(null),
      );
    return () => void (stale = true);
  }, [store, recipe, picture, fit]);
  return pixels;
}
