import { defaultView, formatView } from '../store/url';
import { formatFragment, parseFragment } from '../store/fragment';
import type { AppStore } from '../store/store';
import { langs, palettes, type View } from '../store/view';

/** The address of a view in full: what the reader's own settings would decide is written out. */
export function linkTo(view: View): string {
  const usual = {
    ...defaultView('en'),
    lang: langs.find((lang) => lang !== view.lang) ?? view.lang,
    palette: palettes.find((palette) => palette !== view.palette) ?? view.palette,
  };
  return new URL(`?${formatView({ ...view, step: null }, usual)}`, location.origin + location.pathname).href;
}

/** Sides of the copy in a link: more than the network sees of either, unless the picture is very long. */
const SHORT = 256;
const LONG = 512;

/** The same link with a small compressed copy of the picture behind the #. */
export async function linkWithPicture(view: View, picture: Blob): Promise<string> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const scale = Math.min(1, SHORT / Math.min(width, height), LONG / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // A browser that cannot write WebP gives a PNG instead: then JPEG, which all can.
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  const small =
    webp.type === 'image/webp' ? webp : await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  const bytes = new Uint8Array(await small.arrayBuffer());
  return linkTo({ ...view, sample: null }) + formatFragment(small.type, bytes);
}

/** The picture that a link carries: null where it carries none, `broken` where it cannot be read. */
export async function linkedPicture(hash: string): Promise<Blob | 'broken' | null> {
  const fragment = parseFragment(hash);
  if (fragment.kind !== 'picture') return fragment.kind === 'none' ? null : 'broken';
  const blob = new Blob([fragment.bytes], { type: fragment.type });
  return createImageBitmap(blob).then(
    (bitmap) => {
      bitmap.close();
      return blob;
    },
    () => 'broken',
  );
}

/** Brings the picture of a link that is opened in this very page. */
export function followLinks(store: AppStore): void {
  addEventListener('hashchange', () => {
    void linkedPicture(location.hash).then((picture) => {
      if (picture === 'broken') location.reload();
      else if (picture) {
        store.getState().look({ sample: null });
        store.getState().choosePicture(picture, { kind: 'link' });
      }
    });
  });
}
