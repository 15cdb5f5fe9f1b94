import { useMemo } from 'preact/compat';
import type { NetworkMap } from '../draw/map';
import { LINE, placeLabels } from '../draw/mapLabels';
import { isIn, type Sight } from '../draw/sight';
import type { LayerKey } from '../network/types';
import { useWords } from './useWords';

export interface MapLabel {
  x: number;
  y: number;
  text: string;
}

interface MapLabels {
  /** By the last layer of their place. */
  labels: ReadonlyMap<LayerKey, MapLabel & { selected: boolean }>;
  /** That of the opened module. */
  title: MapLabel | null;
}

/**
 * The labels of the places in sight, and that of the opened module, as far as there is room. The selected place always
 * has one, pools and layers without maps only where nothing else wants the room.
 */
export function useMapLabels(
  { width, height, boxes, places, opened }: NetworkMap,
  sight: Sight,
  selected: LayerKey,
  { edge, top }: { edge: number; top: number },
): MapLabels {
  const words = useWords();
  return useMemo(() => {
    const inSight = places.flatMap(({ layers, minor, label, part, ...span }) => {
      if (!isIn(sight, span.x, span.width)) return [];
      const chosen = layers.includes(selected);
      const [rank, rise] = chosen ? [0, 20] : minor ? [2, 0] : [1, 2];
      const text = (part && words.map.parts[part]) ?? label;
      return [{ ...span, text, wide: textWidth(text, chosen), rank, rise, key: layers.at(-1), chosen }];
    });
    const ofOpened = opened && {
      ...opened,
      top: opened.top - LINE,
      wide: textWidth(opened.name, true),
      rank: 1,
      rise: 20,
    };
    const placed = placeLabels(
      ofOpened ? [...inSight, ofOpened] : inSight,
      boxes.filter(({ form, x, width }) => form !== 'half' && isIn(sight, x, width)),
      {
        left: Math.max(-edge, sight.from),
        right: Math.min(width + edge, sight.to),
        top: -top,
        bottom: height,
      },
    );
    const labels = new Map(
      inSight.flatMap(({ key, text, chosen }, i) => {
        const at = placed[i];
        return at && key !== undefined ? [[key, { ...at, text, selected: chosen }] as const] : [];
      }),
    );
    const at = placed[inSight.length];
    return { labels, title: opened && at ? { ...at, text: opened.name } : null };
  }, [width, height, places, opened, boxes, sight, selected, edge, top, words]);
}

/** Kept, as asking for the size of text makes the browser work out the style of all that has changed, and a context takes a millisecond. */
let ruler: { context: OffscreenCanvasRenderingContext2D | null; size: number } | null = null;

/** Width of a label in CSS pixels, with room to the next, in the size that small text has on this page. */
export function textWidth(text: string, bold = false): number {
  ruler ??= {
    context: new OffscreenCanvas(1, 1).getContext('2d'),
    size: 0.6875 * parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
  const { context, size } = ruler;
  if (!context) return text.length * size * 0.65;
  const font = `${bold ? '600 ' : ''}${size}px system-ui, sans-serif`;
  // Parsing a font takes longer than measuring a word.
  if (context.font !== font) context.font = font;
  return context.measureText(text).width + 3;
}
