import { useCallback, useMemo } from 'preact/compat';
import { fedPicture } from '../draw/fed';
import { fedValue, inputTensor } from '../tensor/input';
import type { InputRecipe, Pixels } from '../tensor/pixels';
import { significant } from '../words/format';
import { useCanvas } from './useCanvas';
import { Table } from './Table';
import { useWords } from './useWords';

interface Props {
  /** The picture brought to the recipe's size; null while there is none. */
  pixels: Pixels | null;
  recipe: InputRecipe;
}

const planes = [0, 1, 2] as const;

/** The picture as the network gets it with a recipe, and what the recipe makes of a byte. */
export function FedPreview({ pixels, recipe }: Props) {
  const { models: words, lang } = useWords();
  const { size, order } = recipe;
  const ends = useMemo(() => {
    const values = planes.flatMap((plane) => [fedValue(recipe, plane, 0), fedValue(recipe, plane, 255)]);
    return { from: Math.min(...values), to: Math.max(...values) };
  }, [recipe]);
  const fits = pixels?.width === size ? pixels : null;
  const canvas = useCanvas(
    fits ? size : 0,
    fits ? size : 0,
    useCallback(
      (context) => {
        if (!fits) return;
        const { data, width, height } = fedPicture(inputTensor(fits, recipe), ends);
        context.putImageData(new ImageData(data, width, height), 0, 0);
      },
      [fits, recipe, ends],
    ),
  );
  const value = (number: number) => significant(lang, number, 4);
  return (
    <figure className="fed-preview" aria-label={words.preview}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas has no other way to be a picture */}
      <canvas ref={canvas} role="img" aria-label={words.preview} hidden={!fits} />
      <figcaption>
        {words.previewSays(order.split('').join(', '), value(ends.from), value(ends.to))}
      </figcaption>
      <Table
        caption={words.becomes}
        columns={[words.byte, ...order.split('')]}
        rows={[0, 128, 255].map((byte) => [
          String(byte),
          ...planes.map((plane) => value(fedValue(recipe, plane, byte))),
        ])}
      />
    </figure>
  );
}
