import type { AppStore } from '../store/store';
import { useWords } from '../views/useWords';
import { DeviceFacts } from './DeviceFacts';
import { GpuPanel } from './GpuPanel';
import type { OfflineStore } from './offline';
import { PrivacyPanel } from './PrivacyPanel';
import type { SettingsStore } from './settings';
import { Terms } from './Terms';
import { TrustPanel } from './TrustPanel';
import '../views/button.css';
import './Device.css';

interface Props {
  store: AppStore;
  settings: SettingsStore;
  offline: OfflineStore;
}

/** Whether the numbers can be trusted here, what runs, and what is kept. */
export function Device({ store, settings, offline }: Props) {
  const { app } = useWords();
  return (
    <section className="device" aria-label={app.pages.device}>
      <TrustPanel store={store} />
      <DeviceFacts store={store} offline={offline} />
      <GpuPanel store={store} />
      <Terms store={store} part={app.pages.device} of="device" />
      <PrivacyPanel settings={settings} offline={offline} />
    </section>
  );
}
