import { memo, useCallback } from 'preact/compat';
import './Legend.css';
import type { Domain, Kind } from '../draw/domain';
import { palette, type PaletteName } from '../draw/palette';
import type { Statistics } from '../tensor/stats';
import { significant } from '../words/format';
import { useCanvas } from './useCanvas';
import { useWords } from './useWords';

interface Props {
  /** What the ends stand for; null when each channel has a domain of its own. */
  domain: Domain | null;
  kind: Kind;
  palette: PaletteName;
  /** What the values are, such as `activation`. */
  unit: string;
  /** Show the colour of what is not finite, and how many there are. */
  broken: Pick<Statistics, 'nans' | 'infinities'> | null;
}

/** The colours of a picture of values, with the numbers at the ends and at zero. */
export const Legend = memo(function Legend({ domain, kind, palette: name, unit, broken }: Props) {
  const { lang, maps } = useWords();
  const { table, notFinite } = palette(name, kind);
  const bar = useCanvas(
    table.length,
    1,
    useCallback(
      (context) => context.putImageData(new ImageData(bytesOf(table), table.length, 1), 0, 0),
      [table],
    ),
  );
  const swatch = useCanvas(
    1,
    1,
    useCallback(
      (context) => context.putImageData(new ImageData(bytesOf(Uint32Array.of(notFinite)), 1, 1), 0, 0),
      [notFinite],
    ),
  );
  return (
    <figure className="legend" aria-label={maps.legend}>
      <div>
        <canvas ref={bar} aria-hidden="true" />
        <p className="legend-numbers">
          {domain
            ? marksOf(domain).map(({ value, share }) => (
                <span key={value} style={{ left: `${100 * share}%`, translate: `${-100 * share}%` }}>
                  {significant(lang, value, 4)}
                </span>
              ))
            : maps.ownRange}
        </p>
      </div>
      <p>{unit}</p>
      {broken && broken.nans + broken.infinities > 0 && (
        <p className="legend-nan">
          <canvas ref={swatch} aria-hidden="true" /> {maps.notFinite(broken.nans, broken.infinities)}
        </p>
      )}
    </figure>
  );
});

/** The ends, and zero where it lies between them. */
function marksOf({ min, max }: Domain) {
  const values = min < 0 && max > 0 ? [min, 0, max] : [min, max];
  return values.map((value) => ({ value, share: (value - min) / (max - min) }));
}

function bytesOf(pixels: Uint32Array<ArrayBuffer>) {
  return new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
}
