import { useEffect } from 'preact/compat';
import { formatOf } from '../engine/whole';
import type { AppStore } from '../store/store';

const picture = /\.(heic|heif|svg|jpe?g|png|webp|gif|bmp|avif)$/i;
const labels = /\.(txt|json|csv|tsv)$/i;

/**
 * Takes files dropped anywhere that are no pictures by name or type, before the picture does. A file that says neither is what its
 * first bytes are.
 */
export function useModelDrop(
  store: AppStore,
  onModel: (files: readonly File[]) => void,
  /** Null where labels belong to nothing. */
  onLabels: ((file: File) => void) | null,
) {
  useEffect(() => {
    const take = async ([first, ...others]: readonly File[]) => {
      if (!first) return;
      const alone = others.length === 0;
      if (alone && labels.test(first.name)) onLabels?.(first);
      else if (alone && formatOf(new Uint8Array(await first.slice(0, 1024).arrayBuffer())))
        store.getState().choosePicture(first, { kind: 'file', name: first.name });
      else onModel([first, ...others]);
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      const ours = files.every(
        ({ type, name, size }) =>
          size > 0 &&
          !picture.test(name) &&
          (type === '' || (labels.test(name) && (onLabels !== null || files.length > 1))),
      );
      const folder = [...(event.dataTransfer?.items ?? [])].some(
        (item) => item.webkitGetAsEntry()?.isDirectory,
      );
      if (files.length === 0 || !ours || folder) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // Whoever shows that something is held over the page must learn that it is gone.
      document.dispatchEvent(new DragEvent('dragleave'));
      void take(files);
    };
    addEventListener('drop', drop, { capture: true });
    return () => removeEventListener('drop', drop, { capture: true });
  }, [store, onModel, onLabels]);
}
