import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import { LayerErrors } from '../views/LayerErrors';
import { useDeviceWords } from './deviceWords';
import { useStore } from './useStore';

/** Where the model on view runs on WebGPU: how far each of its layers is from WebAssembly's. */
export function GpuPanel({ store }: { store: AppStore }) {
  const device = useDeviceWords();
  const id = useStore(store, (state) => state.view.models[0] ?? '');
  const loading = useStore(store, (state) => state.models[id]?.loading);
  if (loading?.status !== 'ready' || loading.loaded.device.provider !== 'webgpu') return null;
  const { network } = loading.loaded;
  const { layers, tolerance } = loading.loaded.device.check;
  return (
    <LayerErrors
      title={device.gpu}
      note={device.gpuNote(tolerance)}
      columns={[device.layer, device.error]}
      says={{ exact: device.exact, incomparable: device.verdict.form }}
      layers={layers.map(({ key, error }) => ({
        key,
        error,
        role: layerOf(network, key)?.role ?? 'other',
      }))}
      tolerance={tolerance}
    />
  );
}
