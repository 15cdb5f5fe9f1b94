import { useCallback, useEffect, useRef, useState } from 'preact/compat';
import { filesIn, filesOf, type GivenFile } from './droppedFiles';
import { later } from './later';
import { useMedia } from './useMedia';
import { useWords } from './useWords';
import './button.css';
import './PictureSource.css';

const Camera = later(async () => (await import('./Camera')).Camera);

export type PictureOrigin = 'file' | 'drop' | 'paste' | 'camera';

/** Why something that was given is no picture, or not the only one; `words.picture.problems` says it. */
export type PictureInputProblem =
  'several' | 'text-dropped' | 'folder-dropped' | 'nothing-in-clipboard' | 'clipboard-refused';

interface Props {
  /** Whatever was given, unread: a file that is no picture comes here too. */
  onPicture: (file: Blob, origin: PictureOrigin) => void;
  onProblem: (problem: PictureInputProblem) => void;
  /** Takes a folder, or several files, that are dropped; without it they are a problem. */
  onMany?: ((files: Promise<readonly GivenFile[]>) => void) | undefined;
}

/** The ways to bring a picture: file, camera, clipboard, and a drop anywhere on the page. */
export function PictureSource({ onPicture, onProblem, onMany }: Props) {
  const words = useWords();
  const [camera, setCamera] = useState(false);

  const take = useCallback(
    (files: readonly Blob[], origin: PictureOrigin) => {
      const [first] = files;
      if (!first) return;
      onPicture(first, origin);
      if (files.length > 1) onProblem('several');
    },
    [onPicture, onProblem],
  );
  const dragging = useDrop(take, onProblem, onMany);
  usePaste(take, onProblem);

  // What is held in a hand has its camera at the ready, and its files far away.
  const handheld = useMedia('(pointer: coarse)');
  const open = (
    <button
      type="button"
      className={handheld ? 'button picture-source-first' : 'button'}
      onClick={() => setCamera(true)}
    >
      {words.picture.camera}
    </button>
  );

  return (
    <div className="picture-source">
      {handheld && open}
      <label className="button picture-source-choose">
        <input
          type="file"
          accept="image/*"
          multiple
          aria-label={words.picture.choosePicture}
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])], 'file');
            currentTarget.value = '';
          }}
        />
        {words.picture.choose}
      </label>
      {!handheld && open}
      {'clipboard' in navigator && 'read' in navigator.clipboard && (
        <button
          type="button"
          className="button"
          onClick={() =>
            void pictureInClipboard().then(
              (picture) => (picture ? take([picture], 'paste') : onProblem('nothing-in-clipboard')),
              () => onProblem('clipboard-refused'),
            )
          }
        >
          {words.picture.paste}
        </button>
      )}
      {camera && (
        <Camera onPicture={(picture) => take([picture], 'camera')} onClose={() => setCamera(false)} />
      )}
      {dragging && (
        <p className="picture-source-drop">
          <span>{words.picture.dropHere}</span>
        </p>
      )}
    </div>
  );
}

/** The first picture in the clipboard; rejects where the browser or the person refuses. */
async function pictureInClipboard(): Promise<Blob | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((type) => type.startsWith('image/'));
    if (type) return item.getType(type);
  }
  return null;
}

type Take = (files: readonly Blob[], origin: PictureOrigin) => void;

/** Takes drops anywhere on the page; true while something from outside is held over it. */
function useDrop(take: Take, onProblem: Props['onProblem'], onMany: Props['onMany']): boolean {
  const [dragging, setDragging] = useState(false);
  const fromPage = useRef(false);

  useEffect(() => {
    const ours = (event: DragEvent) =>
      !fromPage.current && (event.dataTransfer?.types.includes('Files') || !isTextField(event.target));
    const over = (event: DragEvent) => {
      if (!ours(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    const drop = (event: DragEvent) => {
      setDragging(false);
      if (!ours(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      // Entries are only to be had before this event is over.
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
      const folder = entries.some(({ isDirectory }) => isDirectory);
      if (onMany && folder) onMany(filesIn(entries));
      else if (onMany && files.length > 1) onMany(Promise.resolve(filesOf(files)));
      else if (folder) onProblem('folder-dropped');
      else if (files.length === 0) onProblem('text-dropped');
      else take(files, 'drop');
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('dragstart', () => void (fromPage.current = true), { signal });
    document.addEventListener('dragend', () => void (fromPage.current = false), { signal });
    document.addEventListener('dragover', over, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [take, onProblem, onMany]);

  return dragging;
}

/** Takes a paste anywhere on the page; text pasted into a text field stays the field's. */
function usePaste(take: Take, onProblem: (problem: PictureInputProblem) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 && isTextField(event.target)) return;
      event.preventDefault();
      if (files.length === 0) onProblem('nothing-in-clipboard');
      else take(files, 'paste');
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [take, onProblem]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'search', 'number', 'url'].includes(target.type))
  );
}
