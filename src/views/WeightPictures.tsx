import { useCallback, useMemo, useRef } from 'preact/compat';
import { domainOver } from '../draw/domain';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { colourSheet, weightSheet, type WeightGrid, type WeightSheet } from '../draw/weightSheet';
import { Legend } from './Legend';
import { Summary } from './Summary';
import { useCanvas } from './useCanvas';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

/** CSS pixels that a weight is drawn with at most. */
const MOST = 12;
/** Weights that a canvas can hold everywhere. */
const LARGEST = 16e6;
/** Coloured kernels side by side. */
const COLUMNS = 16;

interface Props {
  grid: WeightGrid;
  /** Smallest and largest finite weight. */
  ends: { min: number; max: number };
  /** Share of weights that are zero. */
  zeros: number;
  palette: PaletteName;
  /** The order of the planes where the layer reads the picture itself. */
  planes: 'RGB' | 'BGR' | null;
}

/** The weights themselves: kernels side by side, a 1 x 1 layer as a matrix, and in colour those that read a picture. */
export function WeightPictures({ grid, ends, zeros, palette, planes }: Props) {
  const { summaries, explain } = useWords();
  const words = explain.weights;
  const { outputs, inputs, kernel } = grid;
  const domain = useMemo(() => domainOver([ends], 'diverging'), [ends]);
  const size = kernel[0] * kernel[1];
  const drawable = outputs * inputs * (size === 1 ? 1 : (kernel[0] + 1) * (kernel[1] + 1)) <= LARGEST;
  const sheet = useMemo(
    () => (drawable ? weightSheet(grid, domain, paletteOf(palette, 'diverging')) : null),
    [drawable, grid, domain, palette],
  );
  const colours = useMemo(
    () =>
      planes !== null && inputs === 3 && size > 1
        ? colourSheet(grid, planes, domain.max, Math.min(outputs, COLUMNS))
        : null,
    [grid, planes, domain, outputs, inputs, size],
  );
  if (!sheet) return <p>{words.tooLarge}</p>;
  const matrix = words.matrix[sheet.across];
  return (
    <>
      {colours && <Sheet caption={words.colours(outputs)} sheet={colours} />}
      <Sheet caption={(size === 1 ? matrix : words.kernels)(outputs, inputs)} sheet={sheet} />
      <Legend domain={domain} kind="diverging" palette={palette} unit={words.unit} broken={null} />
      <Summary text={summaries.weights(ends.min, ends.max, zeros)} />
    </>
  );
}

/** A picture with a whole number of pixels to a weight; what is wider is scrolled. */
function Sheet({ caption, sheet }: { caption: string; sheet: Omit<WeightSheet, 'across'> }) {
  const { width, height, data } = sheet;
  const stage = useRef<HTMLElement>(null);
  const room = useWidth(stage);
  const scale = Math.max(1, Math.min(MOST, Math.floor(room / width)));
  const canvas = useCanvas(
    width,
    height,
    useCallback(
      (context) => context.putImageData(new ImageData(data, width, height), 0, 0),
      [data, width, height],
    ),
  );
  const scrolls = room > 0 && (width * scale > room || height * scale > 420);
  return (
    <figure className="weight-pictures" aria-label={caption} ref={stage}>
      <figcaption>{caption}</figcaption>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div {...(scrolls ? { tabindex: 0, role: 'group', 'aria-label': caption } : {})}>
        <canvas ref={canvas} aria-hidden="true" style={{ width: width * scale, height: height * scale }} />
      </div>
    </figure>
  );
}
