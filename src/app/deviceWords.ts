import type { DeviceWords } from '../words/device.en';
import { lazyWords } from './lazyWords';

/** Words of the page about this device and of the dialog about Squeezelens. */
export const useDeviceWords = lazyWords<DeviceWords>({
  en: async () => (await import('../words/device.en')).deviceEn,
  zh: async () => (await import('../words/device.zh')).deviceZh,
});
