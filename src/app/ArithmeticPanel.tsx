import type { ComponentProps } from 'preact';
import { memo, useCallback, useMemo, useState } from 'preact/compat';
import { kindOf } from '../draw/domain';
import { explainValue } from '../explain/arithmetic';
import type { Explanation, Parameters, Site } from '../explain/explanation';
import { trailTo } from '../explain/trail';
import { layerOf, type Layer } from '../network/types';
import type { InputRecipe } from '../tensor/pixels';
import { extents, type Tensor } from '../tensor/tensor';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { Arithmetic } from '../views/Arithmetic';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { useParameters } from './useParameters';
import { useShown, type Shown } from './useShown';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  view: View;
  classes: ClassNames;
}

/** How the picked value came to be, and the way down to the picture. */
export const ArithmeticPanel = memo(function ArithmeticPanel({ store, view, classes }: Props) {
  const words = useWords();
  const [id = ''] = view.models;
  const shown = useShown(store, id);
  const recipe = useStore(store, ({ models }) => models[id]?.model.source.recipe ?? null);
  const [path, setPath] = useState<readonly Site[]>([]);
  const site = useMemo(() => siteOf(shown, view), [shown, view]);
  const layer = shown && site && layerOf(shown.network, site.key);
  const parameters = useParameters(store, id, shown?.network ?? null, layer?.key ?? null);
  const weights = parameters?.status === 'ready' ? parameters.value : null;
  const explanation = useMemo(
    () => shown && site && layer && explained(shown, site, layer, weights, recipe),
    [shown, site, layer, weights, recipe],
  );
  const trail = useMemo(() => (site ? trailTo(path, site) : []), [path, site]);
  const pick = ({ key, channel, row, column }: Site) =>
    store.getState().look({ layer: key, channel, at: { row, column } });
  const nameOfClass = useNames(classes);
  if (!shown || !site || !layer || !explanation)
    return (
      <section aria-label={words.explain.arithmetic()}>
        <p>{words.explain.none}</p>
      </section>
    );
  const below = layerOf(shown.network, layer.inputs[0] ?? '');
  return (
    <Arithmetic
      layer={layer}
      explanation={explanation}
      runtime={runtimeAt(shown, site, view.pre)}
      trail={trail}
      kind={below ? kindOf(below, false) : 'sequential'}
      palette={view.palette}
      nameOfClass={nameOfClass}
      onSource={(source) => {
        setPath([...trail, source]);
        pick(source);
      }}
      onBack={pick}
    />
  );
});

function useNames(classes: ClassNames): (index: number) => string {
  const words = useWords();
  return useCallback((index) => nameOf(classes, index, words), [classes, words]);
}

/** The position that is looked at, where the layer has it; a channel of one value needs no picking. */
function siteOf(shown: Shown | null, { layer: key, channel, at }: View): Site | null {
  const shape = shown && layerOf(shown.network, key)?.shape;
  if (!shape || channel === null) return null;
  const [channels = 0, height = 1, width = 1] = shape;
  const { row, column } = height * width === 1 ? { row: 0, column: 0 } : (at ?? { row: -1, column: -1 });
  const inside = channel < channels && row >= 0 && row < height && column >= 0 && column < width;
  return inside ? { key, channel, row, column } : null;
}

function explained(
  { result, tensorOf }: Shown,
  { channel, row, column }: Site,
  layer: Layer,
  parameters: Parameters | null,
  recipe: InputRecipe | null,
): Explanation {
  return explainValue({
    layer,
    channel,
    row,
    column,
    inputs: layer.inputs.flatMap((key) => tensorOf(key) ?? []),
    parameters,
    picture: result && recipe && { pixels: result.framed.pixels, recipe },
  });
}

/** The runtime's value before ReLU where that is looked at and there is one, else after it. */
function runtimeAt(
  { result, tensorOf }: Shown,
  { key, channel, row, column }: Site,
  pre: boolean,
): ComponentProps<typeof Arithmetic>['runtime'] {
  const before = pre ? result?.activations.pre.get(key) : undefined;
  const tensor: Tensor | undefined = before ?? tensorOf(key);
  if (!tensor) return null;
  const { height, width } = extents(tensor);
  const value = tensor.data[(channel * height + row) * width + column];
  return value === undefined ? null : { value, before: before !== undefined, half: tensor.half };
}
