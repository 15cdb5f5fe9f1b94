import { useEffect, useState } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { ClassNames } from '../words/classes';
import { Dialog } from '../views/Dialog';
import { useWords } from '../views/useWords';
import { Files } from './Files';
import { linkTo, linkWithPicture } from './link';
import { useTakeAwayWords } from './takeAwayWords';
import { useStore } from './useStore';
import './TakeAway.css';

interface Props {
  store: AppStore;
  classes: ClassNames;
  onClose: () => void;
}

/** Links to what is on view, and files of it. */
export function TakeAway({ store, classes, onClose }: Props) {
  const { people: words } = useWords();
  return (
    <Dialog title={words.share} onClose={onClose}>
      <Links store={store} />
      <Files store={store} classes={classes} />
    </Dialog>
  );
}

type Copied = { kind: 'nothing' } | { kind: 'copied' | 'refused'; link: string };

function Links({ store }: { store: AppStore }) {
  const words = useTakeAwayWords();
  const view = useStore(store, (state) => state.view);
  const picture = useStore(store, (state) => state.picture);
  const [copied, setCopied] = useState<Copied>({ kind: 'nothing' });
  const [long, setLong] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    if (picture)
      void linkWithPicture(view, picture.blob).then(
        (link) => wanted && setLong(link),
        () => wanted && setLong(null),
      );
    return () => {
      wanted = false;
    };
  }, [view, picture]);
  const copy = (link: string) =>
    void navigator.clipboard.writeText(link).then(
      () => setCopied({ kind: 'copied', link }),
      () => setCopied({ kind: 'refused', link }),
    );
  return (
    <section className="take-away" aria-label={words.link}>
      <h3>{words.link}</h3>
      <div>
        <button type="button" className="button" onClick={() => copy(linkTo(view))}>
          {words.copyLink}
        </button>
        <p>{words.linkSays}</p>
      </div>
      <div>
        <button type="button" className="button" disabled={long === null} onClick={() => long && copy(long)}>
          {words.copyWithPicture}
        </button>
        <p>
          {long !== null ? words.pictureSays(long.length) : picture ? words.pictureWaits : words.pictureNone}
        </p>
      </div>
      <p role="status">
        {copied.kind === 'copied' && words.copied(copied.link.length)}
        {copied.kind === 'refused' && words.copyRefused}
      </p>
      {copied.kind === 'refused' && (
        <input
          readOnly
          aria-label={words.linkField}
          value={copied.link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </section>
  );
}
