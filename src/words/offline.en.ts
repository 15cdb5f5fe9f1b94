import { number } from './format';

/** Words about use without a connection, new versions and what a browser does to pictures, in English. */
export const offlineEn = {
  ready: 'Ready offline',
  notReady: 'Not ready offline: the browser keeps no files here.',
  newVersion: 'There is a new version of this page.',
  take: 'Reload to the new version',
  picturesAnew: 'The view and your picture stay as they are.',
  held: (others: number) =>
    `${
      others === 1 ? 'Another tab still uses' : `${number('en', others)} other tabs still use`
    } the version before. Take the new one there too or close it, then press again.`,
  lost: {
    message: 'The picture that was shared did not arrive: the browser keeps no files here.',
    advice: 'Choose it on the page instead.',
  },
  canvas: {
    message: 'This browser changes the pixels that a page reads from a picture, to hinder tracking.',
    advice:
      'What the network is fed differs a little from your picture, and so do all numbers. To see true ones, allow this page to read canvases, or use another browser.',
  },
};
