import { useLayoutEffect, useRef, type RefObject } from 'preact/compat';

/**
 * A canvas of `width` x `height` pixels, painted before the browser shows the frame in which `paint` changed:
 * keep `paint` the same (useCallback) and nothing is painted. The context is cleared by nobody but `paint`.
 */
export function useCanvas(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || width === 0 || height === 0) return;
    // Setting a size throws the canvas away, so only a new size is set.
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    paint(context);
  }, [width, height, paint]);
  return canvas;
}
