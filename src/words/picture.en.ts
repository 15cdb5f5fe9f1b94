/** Words about the picture: where it comes from, what the network sees of it, and why it could not be taken, in English. */
export const pictureEn = {
  choosePicture: 'Choose a picture',
  choose: 'Choose',
  camera: 'Camera',
  paste: 'Paste',
  dropHere: 'Drop the picture anywhere on the page',
  samples: 'Samples',
  figure: 'Picture',
  input: 'Input picture',
  seen: (size: number) => `What the network sees: ${size} × ${size} pixels`,
  unseen: 'not yet seen by this network',
  pick: 'Point in the picture: the arrow keys move it, Enter picks it',
  pickAt: (x: number, y: number) => `Point at column ${x}, row ${y}: the arrow keys move it, Enter picks it`,
  fed: (width: number, height: number, size: number) => `${width} × ${height}, upright → ${size} × ${size}`,
  unchanged: (size: number) => `fed unchanged: it already has ${size} × ${size}`,
  via: (side: number) =>
    `first resampled to ${side} × ${side}: these weights have only seen blurred pictures`,
  fit: 'Fit',
  fits: {
    warp: { name: 'warp', meaning: 'stretched to a square, as the authors did' },
    cover: { name: 'cover', meaning: 'the square in the middle, not stretched' },
    contain: { name: 'contain', meaning: 'the whole picture, its sides filled up' },
  },
  cameraTitle: 'Camera',
  cameraPreview: 'Camera preview',
  cameraPrivacy: 'The picture stays in this browser.',
  cameraAsking: 'Waiting for the camera. The browser may ask for your permission.',
  cameraDevice: 'Device',
  cameraUnnamed: (n: number) => `camera ${n}`,
  snap: 'Snap',
  close: 'Close',
  problems: {
    several: {
      message: 'Several files came at once: the first one was taken.',
      advice: 'To look at another one, choose it alone.',
    },
    'text-dropped': {
      message: 'What was dropped is not a file: it is text, a link or a picture of another page.',
      advice: 'Save the picture first, then drop its file here.',
    },
    'folder-dropped': {
      message: 'What was dropped is a folder.',
      advice: 'Open it and drop one picture.',
    },
    'nothing-in-clipboard': {
      message: 'There is no picture in the clipboard.',
      advice: 'Copy a picture (not its address), then paste again.',
    },
    'clipboard-refused': {
      message: 'The browser did not let this page read the clipboard.',
      advice: 'Press Ctrl+V (⌘V on a Mac) instead, or allow the clipboard in the site’s settings.',
    },
    'no-camera': {
      message: 'No camera was found.',
      advice: 'Connect one and try again, or choose a picture.',
    },
    'camera-refused': {
      message: 'The browser did not let this page use the camera.',
      advice: 'Allow the camera in the site’s settings and try again, or choose a picture.',
    },
    'camera-busy': {
      message: 'The camera could not be started: another program may be using it.',
      advice: 'Close that program and try again.',
    },
    'camera-lost': {
      message: 'The camera was disconnected.',
      advice: 'Connect it again and try again, or choose a picture.',
    },
    'camera-insecure': {
      message: 'The browser offers no camera to this page.',
      advice: 'Browsers offer it only over https and on localhost. Choose a picture instead.',
    },
    empty: {
      message: 'The file is empty.',
      advice: 'It may not have been downloaded completely: get it again, or choose another one.',
    },
    'not-a-picture': {
      message: 'The file is not a picture.',
      advice: 'Choose a JPEG, PNG, WebP, GIF, AVIF or BMP file.',
    },
    truncated: {
      message: 'The picture’s file is cut off: its end is missing.',
      advice: 'Get it again from where it came, or choose another one.',
    },
    'too-large': {
      message: 'The picture has too many pixels for the browser’s memory.',
      advice: 'Make it smaller in a picture program: the network sees no more than 227 × 227 of it.',
    },
    svg: {
      message: 'The file is an SVG drawing, which has no pixels of its own.',
      advice: 'Export it as PNG and choose that.',
    },
    heic: {
      message: 'The picture is in HEIC format, which this browser cannot read.',
      advice: 'Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and choose that.',
    },
    undecodable: {
      message: 'The browser cannot read this picture.',
      advice: 'It may be damaged or of an uncommon kind: save it again as JPEG or PNG.',
    },
  },
};

export type PictureWords = typeof pictureEn;
