import { useMemo } from 'react';
import type { NetworkMap } from '../draw/map';
import { LINE, placeLabels } from '../draw/mapLabels';
import type { LayerKey } from '../network/types';
import { useWords } from './useWords';

export interface MapLabel {
  x: number;
  y: number;
  text: string;
}

/**
 * The label of each place of the map, then that of the opened module; null where there is no room. The selected place always
 * has one, pools and layers without maps only where nothing else wants the room.
 */
export function useMapLabels(
  { width, height, boxes, places, opened }: NetworkMap,
  selected: LayerKey,
  { edge, top }: { edge: number; top: number },
): readonly (MapLabel | null)[] {
  const words = useWords();
  return useMemo(() => {
    const textWidth = ruler();
    const names = places.map(({ label, part }) => (part && words.map.parts[part]) ?? label);
    const anchors = places.map(({ layers, minor, ...span }, i) => {
      const chosen = layers.includes(selected);
      const [rank, rise] = chosen ? [0, 20] : minor ? [2, 0] : [1, 2];
      return {
        x: span.x,
        width: span.width,
        top: span.top,
        wide: textWidth(names[i] ?? '', chosen),
        rank,
        rise,
      };
    });
    const all = opened
      ? [
          ...anchors,
          { ...opened, top: opened.top - LINE, wide: textWidth(opened.name, true), rank: 1, rise: 20 },
        ]
      : anchors;
    const solid = boxes.filter(({ form }) => form !== 'half');
    const placed = placeLabels(all, solid, { left: -edge, right: width + edge, top: -top, bottom: height });
    return placed.map((at, i) => at && { ...at, text: names[i] ?? opened?.name ?? '' });
  }, [width, height, places, opened, boxes, selected, edge, top, words]);
}

/** Measures labels, with room to the next, in the size that small text has on this page. */
export function ruler(): (text: string, bold?: boolean) => number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const size = 0.6875 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (text, bold = false) => {
    if (!context) return text.length * size * 0.65;
    const font = `${bold ? '600 ' : ''}${size}px system-ui, sans-serif`;
    // Parsing a font takes longer than measuring a word.
    if (context.font !== font) context.font = font;
    return context.measureText(text).width + 3;
  };
}
