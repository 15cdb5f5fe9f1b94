/** Where the authors publish their weights: asked only when somebody presses the button that says so. */
const weightsOrigin = 'https://raw.githubusercontent.com';

/** What the page may load: its own files, and the weights of that one other origin. Stands in the header, in the built page's <meta> and in public/_headers. */
export const csp = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  `connect-src 'self' ${weightsOrigin}`,
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Markup and code out of strings are refused; the one policy that there is starts scripts of this origin (src/trusted.ts).
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Cross-origin isolation: with it the runtime may use threads, without it the page works on one. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What a page may be allowed and this one never asks for. */
const refused = [
  'accelerometer',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

export const security = {
  'Content-Security-Policy': csp,
  'Permissions-Policy': ['camera=(self)', ...refused.map((name) => `${name}=()`)].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Files whose name holds a digest of their content never change; all others are asked for again. */
export const caching = { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' };

/** Folder of the built files with a digest in their name. */
export const hashedFolder = '/assets/';
