import { useState } from 'preact/compat';
import { Dialog } from '../views/Dialog';
import { useDeviceWords } from './deviceWords';
import type { OfflineStore } from './offline';
import { removeKept } from './removeKept';
import type { SettingsStore } from './settings';

/** What stays where, and the way to have it all removed. */
export function PrivacyPanel({ settings, offline }: { settings: SettingsStore; offline: OfflineStore }) {
  const device = useDeviceWords();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'removed' | 'notRemoved' | null>(null);
  const remove = async () => {
    setAsking(false);
    settings.getState().reset();
    setDone((await removeKept(offline.getState().forget)) ? 'removed' : 'notRemoved');
  };
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{device.privacy}</h2>
      <p>{device.privacySays}</p>
      <p>
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {device.remove}
        </button>{' '}
        <span role="status">{done && device[done]}</span>
      </p>
      {asking && (
        <Dialog title={device.remove} onClose={() => setAsking(false)}>
          <p>{device.removeSays}</p>
          <p className="device-choices">
            <button type="button" className="button" onClick={() => void remove()}>
              {device.removeSure}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {device.removeNot}
            </button>
          </p>
        </Dialog>
      )}
    </section>
  );
}
