import { useCallback, useState } from 'preact/compat';
import type { MapReading } from './mapLayout';

/** How a map is read as long as it stands there; the function that changes it stays the same. */
export function useMapReading(): [MapReading, (change: Partial<MapReading>) => void] {
  const [reading, setReading] = useState<MapReading>({ flow: 'channels', zoom: 1, open: null });
  const change = useCallback(
    (change: Partial<MapReading>) => setReading((before) => ({ ...before, ...change })),
    [],
  );
  return [reading, change];
}
