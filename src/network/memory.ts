import { sizeOf, type LayerKey, type Network } from './types';

/** What a run holds in memory while one layer is computed; weights and the runtime's scratch space not counted. */
export interface MemoryStep {
  key: LayerKey;
  /** Float32 activations that are still needed, or made, at this step; null bytes where a size is unknown. */
  alive: readonly { key: LayerKey; bytes: number | null }[];
  /** Their sum; null when one part is unknown. */
  bytes: number | null;
}

/**
 * Liveness of activations over a run in the network's order: a tensor lives from the step that makes it to the last
 * step that reads it. A folded ReLU works in place; the network's own outputs live to the end.
 */
export function memorySteps(network: Network): MemoryStep[] {
  const lastUse = new Map<LayerKey, number>();
  network.layers.forEach((layer, step) => {
    for (const key of layer.inputs) lastUse.set(key, step);
  });
  const bytesOf = new Map(network.layers.map(({ key, shape }) => [key, shape && 4 * sizeOf(shape)]));
  const alive = new Set<LayerKey>();
  return network.layers.map(({ key }, step) => {
    alive.add(key);
    const held = [...alive].map((key) => ({ key, bytes: bytesOf.get(key) ?? null }));
    for (const held of alive) if ((lastUse.get(held) ?? Infinity) <= step) alive.delete(held);
    return { key, alive: held, bytes: total(held.map(({ bytes }) => bytes)) };
  });
}

/** The step that holds most; null when a size is unknown. */
export function peakStep(steps: readonly MemoryStep[]): (MemoryStep & { bytes: number }) | null {
  let peak: (MemoryStep & { bytes: number }) | null = null;
  for (const step of steps) {
    const { bytes } = step;
    if (bytes === null) return null;
    if (!peak || bytes > peak.bytes) peak = { ...step, bytes };
  }
  return peak;
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
