/** SVG over the input picture: where a pixel is. */
export function PixelMark({ x, y }: { x: number; y: number }) {
  const circle = { cx: x + 0.5, cy: y + 0.5, r: 3.5 };
  return (
    <g aria-hidden="true">
      <circle className="lens-casing" {...circle} />
      <circle className="lens-outline" {...circle} />
    </g>
  );
}
