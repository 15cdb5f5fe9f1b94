import { useCallback, type CSSProperties, type ReactNode } from 'preact/compat';
import type { Fit, Framed, Rect } from '../tensor/pixels';
import { PickPoint } from './PickPoint';
import { useCanvas } from './useCanvas';
import { useWords } from './useWords';
import './InputPicture.css';

interface Props {
  framed: Framed;
  /** The file it was decoded from: what the network does not see of it is shown dimmed around. */
  source: Blob | null;
  fit: Fit;
  /** Intermediate side of the recipe, or null. */
  via: number | null;
  /** What the picture shows, where that is known. */
  alt?: string;
  /** A pixel of the fed picture was picked; without it the picture is only to be looked at. */
  onPoint?: (x: number, y: number) => void;
  /** The pixel pointed at, or null when there is none any more. */
  onHover?: (at: { x: number; y: number } | null) => void;
  /** SVG in fed pixels, drawn over the picture. */
  children?: ReactNode;
}

/** The pixels that are fed, in their place in the whole picture, and how they came to be. */
export function InputPicture({ framed, source, fit, via, alt, onPoint, onHover, children }: Props) {
  const { picture: words } = useWords();
  const { pixels } = framed;
  const size = pixels.width;
  const canvas = useCanvas(
    size,
    size,
    useCallback(
      (context: CanvasRenderingContext2D) =>
        context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0),
      [pixels],
    ),
  );
  const fed = { x: 0, y: 0, width: size, height: size };
  const whole = wholeInFedPixels(framed);
  const view = grown(fed, marginAround(whole, size));
  const resampled = framed.source.width !== size || framed.source.height !== size;

  return (
    <figure className="input-picture" aria-label={words.input}>
      <div className="input-picture-frame">
        {source && <WholePicture source={source} style={placed(whole, view)} />}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas has no other way to be a picture */}
        <canvas ref={canvas} role="img" aria-label={alt ?? words.seen(size)} style={placed(fed, view)} />
        <svg
          viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
          aria-hidden={children === undefined}
        >
          {children}
        </svg>
        {onPoint && <PickPoint size={size} style={placed(fed, view)} onPoint={onPoint} onHover={onHover} />}
      </div>
      <figcaption>
        <span>
          {framed.unchanged
            ? words.unchanged(size)
            : words.fed(framed.source.width, framed.source.height, size)}
          {resampled && ` · ${words.fits[fit].name}`}
        </span>
        {resampled && via !== null && <span>{words.via(via)}</span>}
      </figcaption>
    </figure>
  );
}

/** Where the whole source lies when the fed square is 0 to `size`. */
function wholeInFedPixels({ pixels, source, crop }: Framed): Rect {
  const across = pixels.width / crop.width;
  const down = pixels.height / crop.height;
  return {
    x: -crop.x * across,
    y: -crop.y * down,
    width: source.width * across,
    height: source.height * down,
  };
}

/** Room around the fed square: all of the source unless it is very long, and always some for a lens that reaches out. */
function marginAround(whole: Rect, size: number): number {
  const beyond = Math.max(-whole.x, -whole.y, whole.x + whole.width - size, whole.y + whole.height - size);
  return Math.min(Math.max(beyond, size / 16), size / 2);
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** CSS position of a rectangle in the square frame that shows `view`. */
function placed(rect: Rect, view: Rect): CSSProperties {
  const percent = (pixels: number) => `${(100 * pixels) / view.width}%`;
  return {
    left: percent(rect.x - view.x),
    top: percent(rect.y - view.y),
    width: percent(rect.width),
    height: percent(rect.height),
  };
}

/** A picture that no network has seen yet: all of it dimmed, as what is not seen always is. */
export function UnseenPicture({ source }: { source: Blob }) {
  const { picture: words } = useWords();
  return (
    <figure className="input-picture" aria-label={words.input}>
      <div className="input-picture-frame">
        <WholePicture source={source} />
      </div>
      <figcaption>{words.unseen}</figcaption>
    </figure>
  );
}

/** The file itself, stretched to its place; without one as large as the frame allows. */
function WholePicture({ source, style }: { source: Blob; style?: CSSProperties }) {
  const image = useCallback(
    (element: HTMLImageElement | null) => {
      if (!element) return;
      const url = URL.createObjectURL(source);
      element.src = url;
      return () => {
        // What is still being loaded would miss its file.
        element.removeAttribute('src');
        URL.revokeObjectURL(url);
      };
    },
    [source],
  );
  return <img ref={image} className="input-picture-whole" alt="" style={style} draggable={false} />;
}
