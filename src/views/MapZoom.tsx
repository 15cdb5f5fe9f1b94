import { useWords } from './useWords';

const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;

const placeOf = (zoom: number) => ZOOMS.findIndex((step) => step >= zoom);

/** One step nearer or farther, as far as there are steps. */
export function zoomed(zoom: number, direction: 1 | -1): number {
  return ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, placeOf(zoom) + direction))] ?? 1;
}

interface Props {
  zoom: number;
  onZoom: (zoom: number) => void;
}

/** How large the map is, and two buttons to change that. */
export function MapZoom({ zoom, onZoom }: Props) {
  const { map: own } = useWords();
  const at = placeOf(zoom);
  return (
    <div className="network-map-zoom" role="group" aria-label={own.zoom}>
      <button
        type="button"
        aria-label={own.zoomOut}
        disabled={at === 0}
        onClick={() => onZoom(zoomed(zoom, -1))}
      >
        −
      </button>
      <output>{own.zoomed(zoom)}</output>
      <button
        type="button"
        aria-label={own.zoomIn}
        disabled={at === ZOOMS.length - 1}
        onClick={() => onZoom(zoomed(zoom, 1))}
      >
        +
      </button>
    </div>
  );
}
