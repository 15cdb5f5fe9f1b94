import { useMemo } from 'preact/compat';
import { projectiveFields } from '../explain/field';
import type { Network } from '../network/types';
import type { Reach } from '../views/PixelReach';

/** A pixel of the fed picture. */
export interface Pixel {
  x: number;
  y: number;
}

/** Where a pixel reaches in every layer; null for one that the network's input does not have. */
export function useReach(network: Network | null, pixel: Pixel | null): Reach | null {
  return useMemo(() => {
    const [, height = 0, width = 0] = network?.input.shape ?? [];
    if (!network || !pixel || pixel.x >= width || pixel.y >= height) return null;
    return { ...pixel, fields: projectiveFields(network, pixel.y, pixel.x) };
  }, [network, pixel]);
}
