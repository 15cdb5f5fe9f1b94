/** A graphics processor as the browser tells of it. */
export interface Adapter {
  /** Vendor and architecture, such as `nvidia ampere`; empty where the browser does not say. */
  name: string;
  /** Emulated on the processor: right, and far slower than WebAssembly. */
  software: boolean;
}

/** What WebGPU would run on; null where the browser has none or gives none. */
export async function findAdapter(): Promise<Adapter | null> {
  if (!('gpu' in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter().catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, isFallbackAdapter } = adapter.info;
  return { name: `${vendor} ${architecture}`.trim(), software: isFallbackAdapter };
}
