/** Chromium that also starts for root, in a container and without a network, and fetches nothing on its own. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Every window brings the lists under its address bar, two pages of the browser's own: 0.65 of 4.9 s of processor time for one that
  // opens ours. A link under the pointer starts the page's service worker ahead of a press; that of a second tab, which has a pointer of
  // its own only in tests, did so just as the worker was ended for a new version, which then waited. What Playwright turns off stays so,
  // Chromium adds the lists up.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpeculativeServiceWorkerWarmUp',
];
